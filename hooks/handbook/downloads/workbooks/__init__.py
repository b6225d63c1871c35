"""Workbooks whose formulas are alive, for Excel, LibreOffice and others."""
