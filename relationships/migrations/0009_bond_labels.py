from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('relationships', '0008_change_continues'),
    ]

    operations = [
        migrations.AlterField(
            model_name='relationshipdetails',
            name='bond',
            field=models.CharField(blank=True, choices=[('single_deal', 'One-off'), ('lasting', 'Ongoing')], max_length=12),
        ),
    ]
