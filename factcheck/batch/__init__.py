"""Run many documents: find them, equip processes, check each, keep the input's order."""
