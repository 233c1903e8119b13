"""Production settings over plain HTTP, with the floor as an additional app under the same middleware and database."""

from tests.production_settings import *
from tests.production_settings import INSTALLED_APPS as OF_THE_PRODUCT

INSTALLED_APPS = [*OF_THE_PRODUCT, "tests.bench"]
ROOT_URLCONF = "tests.bench.urls"
