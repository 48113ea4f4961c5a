# what: `"\N{...}"` knows the names of Latin, Greek and Cyrillic letters, punctuation, signs, arrows, mathematics, boxes, shapes and pictographs; others are refused when the program is checked.
# why: The names of all characters would make the host's largest table.
# instead: Write the character itself, or `\u` and its number.
print("\N{HEBREW LETTER ALEF}")
