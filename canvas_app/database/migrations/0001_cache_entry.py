from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of the cache that all processes share."""

    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        migrations.CreateModel(
            name="CacheEntry",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("value", models.BinaryField()),
                ("expires", models.FloatField(db_index=True)),
            ],
        ),
    ]
