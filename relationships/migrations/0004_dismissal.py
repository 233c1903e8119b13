import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Findings can be dismissed with a reason; an action may name the rule whose finding it cured."""

    dependencies = [
        ('relationships', '0003_segment_main_goal'),
    ]

    operations = [
        migrations.AlterField(
            model_name='change',
            name='action',
            field=models.CharField(max_length=64),
        ),
        migrations.CreateModel(
            name='Dismissal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('rank', models.IntegerField()),
                ('rule', models.CharField(max_length=50)),
                ('about', models.JSONField(blank=True, default=list)),
                ('key', models.CharField(max_length=16)),
                ('fingerprint', models.CharField(max_length=16)),
                ('reason', models.TextField()),
                ('date', models.DateField()),
                ('canvas', models.ForeignKey(on_delete=django.db.models.deletion.DB_CASCADE, related_name='dismissals', to='relationships.canvas')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('canvas', 'key'), name='dismissal_once')],
            },
        ),
    ]
