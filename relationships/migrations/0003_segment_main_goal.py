from django.db import migrations, models


class Migration(migrations.Migration):
    """A segment says which goal matters most with it."""

    dependencies = [
        ('relationships', '0002_invitation_mailed'),
    ]

    operations = [
        migrations.AddField(
            model_name='segmentdetails',
            name='main_goal',
            field=models.CharField(blank=True, choices=[('acquisition', 'Acquisition'), ('retention', 'Retention'), ('boosting_sales', 'Boosting sales')], default='', max_length=16),
        ),
        migrations.AddConstraint(
            model_name='segmentdetails',
            constraint=models.CheckConstraint(condition=models.Q(('main_goal__in', ['acquisition', 'retention', 'boosting_sales', ''])), name='segment_main_goal'),
        ),
    ]
