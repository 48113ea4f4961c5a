// SPDX-License-Identifier: MIT
// What compilers note about an object for others to check: tags with numbers or texts, in a section of the machine's own.
using System.Text;

namespace EPython.CodeGen.Elf;

internal sealed class BuildAttributes
{
    public const ulong ArmCore = 6, ArmFloatArguments = 28, RiscVArchitecture = 5;
    private const ulong OfFile = 1, Compatibility = 32;

    private readonly Dictionary<ulong, ulong> _numbers = [];
    private readonly Dictionary<ulong, string> _texts = [];

    public ulong? Number(ulong tag) => _numbers.TryGetValue(tag, out var number) ? number : null;
    public string? Text(ulong tag) => _texts.GetValueOrDefault(tag);

    // ARM's low tags have numbers but for three; RISC-V's have texts where they are odd, as all high ones.
    public static BuildAttributes OfArm(ElfFile file) =>
        Read(file, ".ARM.attributes", "aeabi", tag => tag is 4 or 5 || tag > Compatibility && tag % 2 == 1);

    /// <summary>Whether an object for ARM has Thumb's long instructions: versions 7 and, in full, 8.</summary>
    public static bool HasThumb2(ElfFile file) => OfArm(file).Number(ArmCore) is 10 or 13 or >= 17;

    public static BuildAttributes OfRiscV(ElfFile file) => Read(file, ".riscv.attributes", "riscv", tag => tag % 2 == 1);

    private static BuildAttributes Read(ElfFile file, string name, string vendor, Func<ulong, bool> isText)
    {
        var attributes = new BuildAttributes();
        // ld -r --unique writes an empty one for each object, and one with what all have.
        var section = file.Sections.FirstOrDefault(one => one.Name == name && one.Data.Length >= 5 && one.Data.Span[0] == 'A');
        if (section is null)
            return attributes;
        var bytes = new ElfBytes(section.Data) { IsLittleEndian = file.IsLittleEndian };
        ulong end;
        for (ulong at = 1; at + 4 < (ulong)bytes.Length; at = end)
        {
            end = at + Math.Max(4, bytes.U32(at));
            var reading = new Cursor(bytes, at + 4, Math.Min(end, (ulong)bytes.Length));
            if (reading.Text() == vendor)
                attributes.ReadParts(reading, isText);
        }
        return attributes;
    }

    private void ReadParts(Cursor all, Func<ulong, bool> isText)
    {
        while (!all.IsAtEnd)
        {
            var start = all.At;
            var kind = all.Number();
            var end = start + Math.Max(all.At + 4 - start, all.Word());
            var part = new Cursor(all.Bytes, all.At, Math.Min(end, all.End));
            while (kind == OfFile && !part.IsAtEnd)
                ReadOne(part, isText);
            all.At = end;
        }
    }

    private void ReadOne(Cursor part, Func<ulong, bool> isText)
    {
        var tag = part.Number();
        if (isText(tag))
            _texts[tag] = part.Text();
        else
            _numbers[tag] = part.Number();
        if (tag == Compatibility)
            part.Text();
    }

    // Goes on at every read, so that reading ends whatever the bytes are.
    private sealed class Cursor(ElfBytes bytes, ulong at, ulong end)
    {
        public ElfBytes Bytes => bytes;
        public ulong At { get; set; } = at;
        public ulong End => end;
        public bool IsAtEnd => At >= end;

        public uint Word()
        {
            At += 4;
            return bytes.U32(At - 4);
        }

        public ulong Number()
        {
            ulong number = 0;
            for (var shift = 0; ; shift += 7)
            {
                var part = IsAtEnd ? (byte)0 : bytes.U8(At);
                At++;
                number |= shift < 64 ? (ulong)(part & 0x7F) << shift : 0;
                if (part < 0x80)
                    return number;
            }
        }

        public string Text()
        {
            var text = new StringBuilder();
            while (!IsAtEnd && bytes.U8(At++) is var one and not 0)
                text.Append((char)one);
            return text.ToString();
        }
    }
}
