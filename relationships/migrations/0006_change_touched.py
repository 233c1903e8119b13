import json
from typing import Any

from django.db import migrations, models

BATCH_SIZE = 20


def fill_existing(apps: Any, schema_editor: Any) -> None:
    """Fill both columns from the recorded parts; a change can take megabytes, so only a few are loaded at once."""
    changes = apps.get_model("relationships", "Change").objects.using(schema_editor.connection.alias)
    keys = list(changes.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH_SIZE):
        batch = list(changes.filter(pk__in=keys[start : start + BATCH_SIZE]).only("before", "after"))
        for change in batch:
            change.touched = " ".join(change.after)
            change.size = len(json.dumps(change.before)) + len(json.dumps(change.after))
        changes.bulk_update(batch, ["touched", "size"])


class Migration(migrations.Migration):
    """A change says which parts it touched and how large it is, so that its parts need not be loaded to find out."""

    dependencies = [
        ("relationships", "0005_canvas_state"),
    ]

    operations = [
        migrations.AddField(
            model_name="change",
            name="touched",
            field=models.TextField(default="", editable=False),
        ),
        migrations.AddField(
            model_name="change",
            name="size",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(fill_existing, migrations.RunPython.noop),
    ]
