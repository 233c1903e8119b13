from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('relationships', '0007_canvas_size'),
    ]

    operations = [
        migrations.AlterField(
            model_name='relationshipdetails',
            name='bond',
            field=models.CharField(blank=True, choices=[('single_deal', 'One-off'), ('lasting', 'Ongoing')], max_length=12),
        ),
    ]
