"""The formats of numbers and dates that a user has chosen."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='date_format',
            field=models.CharField(blank=True, choices=[('day_first', '30 November 2026'), ('month_first', 'November 30, 2026'), ('points', '30.11.2026'), ('iso', '2026-11-30')], default='', max_length=16),
        ),
        migrations.AddField(
            model_name='user',
            name='number_format',
            field=models.CharField(blank=True, choices=[('comma_point', '1,234.56'), ('point_comma', '1.234,56'), ('space_comma', '1\u202f234,56'), ('apostrophe_point', '1’234.56'), ('indian', '12,34,567.89')], default='', max_length=16),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('number_format__in', ['', 'comma_point', 'point_comma', 'space_comma', 'apostrophe_point', 'indian'])), name='user_number_format_is_known'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('date_format__in', ['', 'day_first', 'month_first', 'points', 'iso'])), name='user_date_format_is_known'),
        ),
    ]
