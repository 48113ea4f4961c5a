print(f"{5:d}")
print(f"{'s':d}")
