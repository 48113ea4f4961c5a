// SPDX-License-Identifier: MIT
// Reads ELF32 and ELF64 of either byte order: header, sections, symbols, relocations. Takes any bytes and answers
// with a file or an ElfError; time and memory are bounded by the length of the file.
namespace EPython.CodeGen.Elf;

public sealed class ElfReader : IObjectReader
{
    public ElfFile? Read(ReadOnlyMemory<byte> bytes, out ElfError? error)
    {
        var file = new Reading(new ElfBytes(bytes)).Run();
        error = file.Error;
        return error is null ? file.Result : null;
    }

    // A section header as it stands in the file.
    private readonly record struct Header(
        uint Name, uint Type, ulong Flags, ulong Address, ulong Offset, ulong Size, uint Link, uint Info, ulong Alignment,
        ulong EntrySize);

    private sealed class Reading(ElfBytes bytes)
    {
        private readonly List<Header> _headers = [];
        private readonly List<ElfSection> _sections = [];
        private readonly List<ElfSymbol> _symbols = [];
        private readonly List<ElfRelocation> _relocations = [];
        private long _tableBudget = bytes.Length;
        private int _symbolTable = -1;

        public ElfFile? Result { get; private set; }
        public ElfError? Error => bytes.Error;

        public Reading Run()
        {
            ReadIdentification();
            if (Error is null)
                ReadSectionHeaders();
            if (Error is null)
                ReadSections();
            if (Error is null)
                ReadSymbols();
            if (Error is null)
                ReadRelocations();
            if (Error is null)
                Result = Finish();
            return this;
        }

        private ElfFile Finish() => new()
        {
            Is64Bit = bytes.Is64Bit,
            IsLittleEndian = bytes.IsLittleEndian,
            OsAbi = bytes.U8(7),
            Kind = (ElfKind)bytes.U16(16),
            Machine = (ElfMachine)bytes.U16(18),
            Flags = bytes.U32(bytes.Is64Bit ? 48UL : 36),
            Sections = _sections,
            Symbols = _symbols,
            Relocations = _relocations,
        };

        private void ReadIdentification()
        {
            if (bytes.Length < 4 || bytes.U32(0) != 0x464C457F)
            {
                bytes.Fail(ElfErrorKind.NotElf, "not an ELF file");
                return;
            }
            if (bytes.U8(4) is not (1 or 2))
                bytes.Fail(ElfErrorKind.BadClass, $"ELF class {bytes.U8(4)} is neither 32 nor 64 bits");
            if (bytes.U8(5) is not (1 or 2))
                bytes.Fail(ElfErrorKind.BadByteOrder, $"byte order {bytes.U8(5)} is neither little nor big endian");
            if (bytes.U8(6) != 1)
                bytes.Fail(ElfErrorKind.BadVersion, $"ELF version {bytes.U8(6)} is not 1");
            bytes.Is64Bit = bytes.U8(4) == 2;
            bytes.IsLittleEndian = bytes.U8(5) == 1;
        }

        private void ReadSectionHeaders()
        {
            var wide = bytes.Is64Bit;
            var table = bytes.Word(wide ? 40UL : 32);
            int entry = bytes.U16(wide ? 58UL : 46), count = bytes.U16(wide ? 60UL : 48);
            if (count == 0)
            {
                if (table != 0)
                    bytes.Fail(ElfErrorKind.Unsupported, "extended section numbering");
                return;
            }
            if (entry < (wide ? 64 : 40))
                bytes.Fail(ElfErrorKind.BadHeader, $"section headers of {entry} bytes");
            bytes.Slice(table, (ulong)entry * (ulong)count, "the section table");
            for (var i = 0; i < count && Error is null; i++)
                _headers.Add(ReadSectionHeader(table + (ulong)entry * (ulong)i));
        }

        private Header ReadSectionHeader(ulong at) => bytes.Is64Bit
            ? new Header(
                bytes.U32(at), bytes.U32(at + 4), bytes.U64(at + 8), bytes.U64(at + 16), bytes.U64(at + 24),
                bytes.U64(at + 32), bytes.U32(at + 40), bytes.U32(at + 44), bytes.U64(at + 48), bytes.U64(at + 56))
            : new Header(
                bytes.U32(at), bytes.U32(at + 4), bytes.U32(at + 8), bytes.U32(at + 12), bytes.U32(at + 16),
                bytes.U32(at + 20), bytes.U32(at + 24), bytes.U32(at + 28), bytes.U32(at + 32), bytes.U32(at + 36));

        private void ReadSections()
        {
            var namesIndex = bytes.U16(bytes.Is64Bit ? 62UL : 50);
            var names = _headers.Count == 0 ? default : Strings(namesIndex);
            for (var i = 0; i < _headers.Count && Error is null; i++)
            {
                var header = _headers[i];
                var hasBytes = header.Type is not (0 or ElfSection.NoBits);
                var data = hasBytes ? bytes.Slice(header.Offset, header.Size, $"section {i}") : default;
                if ((header.Alignment & (header.Alignment - 1)) != 0 && header.Alignment != 0)
                    bytes.Fail(ElfErrorKind.BadSection, $"section {i} is aligned to {header.Alignment}");
                _sections.Add(new ElfSection(
                    i, bytes.Name(namesIndex, names.Span, header.Name), header.Type, header.Flags, header.Address,
                    header.Offset, header.Size, Math.Max(1, header.Alignment), data));
            }
        }

        private ReadOnlyMemory<byte> Strings(uint index)
        {
            if (index >= (uint)_headers.Count || _headers[(int)index].Type != ElfSection.StringTable)
            {
                bytes.Fail(ElfErrorKind.BadString, $"section {index} is not a string table");
                return default;
            }
            return bytes.Slice(_headers[(int)index].Offset, _headers[(int)index].Size, $"string table {index}");
        }

        // Tables together are no longer than the file: overlapping ones cannot multiply what must be kept.
        private int EntriesOf(int section, int entryBytes)
        {
            var header = _headers[section];
            if (header.EntrySize != (ulong)entryBytes || header.Size % (ulong)entryBytes != 0)
                bytes.Fail(ElfErrorKind.BadSection, $"entries of section {section} have {header.EntrySize} bytes");
            else if (header.Size > (ulong)_tableBudget)
                bytes.Fail(ElfErrorKind.TooLarge, "tables overlap");
            if (Error is not null)
                return 0;
            _tableBudget -= (long)header.Size;
            return (int)(header.Size / (ulong)entryBytes);
        }

        private void ReadSymbols()
        {
            var table = _symbolTable = _headers.FindIndex(header => header.Type == ElfSection.SymbolTable);
            if (table < 0)
                return;
            var entry = bytes.Is64Bit ? 24 : 16;
            var count = EntriesOf(table, entry);
            var strings = Strings(_headers[table].Link);
            for (var i = 0; i < count && Error is null; i++)
                _symbols.Add(ReadSymbol(_headers[table].Offset + (ulong)(i * (long)entry), _headers[table].Link, strings.Span));
        }

        private ElfSymbol ReadSymbol(ulong at, uint stringTable, ReadOnlySpan<byte> strings)
        {
            var wide = bytes.Is64Bit;
            var info = bytes.U8(at + (wide ? 4UL : 12));
            int section = bytes.U16(at + (wide ? 6UL : 14));
            if (section >= _sections.Count && section is not (ElfSymbol.Absolute or ElfSymbol.Common))
                bytes.Fail(ElfErrorKind.BadSymbol, $"symbol in section {section}, there are {_sections.Count}");
            return new ElfSymbol(
                bytes.Name((int)stringTable, strings, bytes.U32(at)),
                bytes.Word(at + (wide ? 8UL : 4)), bytes.Word(at + (wide ? 16UL : 8)),
                (ElfBinding)(info >> 4), (ElfSymbolType)(info & 15), section, bytes.U8(at + (wide ? 5UL : 13)));
        }

        private void ReadRelocations()
        {
            for (var i = 0; i < _headers.Count && Error is null; i++)
            {
                if (_headers[i].Type is ElfSection.RelaTable or ElfSection.RelTable)
                    ReadRelocations(i, _headers[i].Type == ElfSection.RelaTable);
            }
        }

        private void ReadRelocations(int table, bool withAddend)
        {
            var header = _headers[table];
            // Dynamic relocations of an executable have symbols of their own; the linker has no use for them.
            if (header.Link != (uint)_symbolTable)
                return;
            var entry = (withAddend ? 3 : 2) * (bytes.Is64Bit ? 8 : 4);
            var count = EntriesOf(table, entry);
            if (header.Info == 0 || header.Info >= (uint)_sections.Count)
                bytes.Fail(ElfErrorKind.BadRelocation, $"relocations of section {header.Info}");
            for (var i = 0; i < count && Error is null; i++)
                ReadRelocation(header.Offset + (ulong)(i * (long)entry), (int)header.Info, withAddend);
        }

        private void ReadRelocation(ulong at, int section, bool withAddend)
        {
            var wide = bytes.Is64Bit;
            var info = bytes.Word(at + (wide ? 8UL : 4));
            var symbol = wide ? info >> 32 : info >> 8;
            var type = wide ? (uint)info : (uint)(info & 0xFF);
            if (symbol >= (ulong)_symbols.Count && symbol != 0)
                bytes.Fail(ElfErrorKind.BadRelocation, $"relocation of symbol {symbol}, there are {_symbols.Count}");
            long? addend = null;
            if (withAddend)
                addend = wide ? (long)bytes.U64(at + 16) : (int)bytes.U32(at + 8);
            _relocations.Add(new ElfRelocation(section, bytes.Word(at), type, (int)symbol, addend));
        }
    }
}
