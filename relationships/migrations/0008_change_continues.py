import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A change may continue a group of consecutive saves of one field."""

    dependencies = [
        ("relationships", "0007_canvas_size"),
    ]

    operations = [
        migrations.AddField(
            model_name="change",
            name="continues",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DB_CASCADE,
                related_name="continued_by",
                to="relationships.change",
            ),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["continues", "revision"], name="change_by_group"),
        ),
    ]
