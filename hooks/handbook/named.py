"""Names that stand in the page's address, and models whose fields bear them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


def _name(value: str) -> str:
    if not re.fullmatch(r"[a-z][A-Za-z0-9]*", value):
        raise ValueError(f"cannot be «{value}». Write a name for the address: firstYearCaseload.")
    return value


Name = Annotated[str, AfterValidator(_name)]


class Named(BaseModel):
    """Numbers that bear the names of the address: `firstYearCaseload`."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True)
