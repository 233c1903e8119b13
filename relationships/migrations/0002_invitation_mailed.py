from django.db import migrations, models


class Migration(migrations.Migration):
    """Remembers whether an invitation's message has left."""

    dependencies = [
        ('relationships', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='invitation',
            name='mailed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
