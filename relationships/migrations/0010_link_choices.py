from django.db import migrations, models


class Migration(migrations.Migration):
    """Lets links show a part of a canvas, or make people editors. Existing links show what they have always shown."""

    dependencies = [
        ('relationships', '0009_bond_labels'),
    ]

    operations = [
        migrations.AddField(
            model_name='sharelink',
            name='kind',
            field=models.CharField(choices=[('read', 'Read'), ('join', 'Join as editor')], default='read', max_length=4),
        ),
        migrations.AddField(
            model_name='sharelink',
            name='lenses',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='sharelink',
            name='shows_findings',
            field=models.BooleanField(default=True),
        ),
        migrations.AlterField(
            model_name='sharelink',
            name='shows_findings',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='sharelink',
            name='use_limit',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='sharelink',
            name='uses',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name='sharelink',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['read', 'join'])), name='share_link_kind'),
        ),
        migrations.AddConstraint(
            model_name='sharelink',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'read'), ('use_limit__isnull', True), ('uses', 0)), models.Q(('ends_on__isnull', False), ('kind', 'join'), ('use_limit__isnull', False), ('uses__lte', models.F('use_limit'))), _connector='OR'), name='share_link_limits'),
        ),
    ]
