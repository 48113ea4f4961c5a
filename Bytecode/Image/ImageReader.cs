// SPDX-License-Identifier: MIT
// Reads the bytes of an image without trusting any of them: whatever is wrong comes back as an ImageError. What the
// bytecode does is the Verifier's business; here only the sections' own structure is checked.
using System.Security.Cryptography;
using EPython.Bytecode.Contract;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Images;

/// <summary>An image, or why there is none.</summary>
public sealed record ImageResult(Image? Image, ImageError? Error);

/// <summary>Reads images.</summary>
public static class ImageReader
{
    public static ImageResult Read(ReadOnlyMemory<byte> bytes)
    {
        var header = new ByteReader(bytes);
        var profile = ReadHeader(header, bytes, out var sections, out var functions);
        if (header.Error is null)
        {
            var directory = ReadDirectory(header, bytes, sections);
            if (header.Error is null)
                return new SectionReader(bytes, directory, profile, functions).Read();
        }
        return new ImageResult(null, header.Error);
    }

    private static Profile ReadHeader(
        ByteReader from, ReadOnlyMemory<byte> bytes, out int sections, out int functions)
    {
        sections = functions = 0;
        if (from.U32() != ImageFormat.Magic)
            from.Fail(ImageErrorKind.BadMagic, "not an ePython image");
        var version = from.U16();
        if (version != ImageFormat.Version)
            from.Fail(ImageErrorKind.BadVersion, $"image version {version}, expected {ImageFormat.Version}");
        var profile = from.U8();
        if (profile is not (ImageFormat.ProfileI64F64 or ImageFormat.ProfileI32F32))
            from.Fail(ImageErrorKind.BadProfile, $"unknown number profile {profile}");
        Expect(from, from.U8() == 0, ImageErrorKind.BadValue, "unknown flags");
        var total = from.U32();
        Expect(from, total <= bytes.Length, ImageErrorKind.Truncated, $"{total} bytes expected, {bytes.Length} found");
        Expect(from, total >= bytes.Length, ImageErrorKind.TrailingBytes, "bytes after the end of the image");
        var checksum = from.U32();
        sections = from.U16();
        functions = from.U16();
        from.U32();
        Expect(from, from.U64() == 0, ImageErrorKind.BadValue, "reserved header bytes are not zero");
        if (from.Error is null && Crc32.Compute(bytes.Span[ImageFormat.HeaderBytes..]) != checksum)
            from.Fail(ImageErrorKind.BadChecksum, "checksum differs: the image is damaged");
        return profile == ImageFormat.ProfileI64F64 ? Profile.I64F64 : Profile.I32F32;
    }

    private static void Expect(ByteReader from, bool condition, ImageErrorKind kind, string message)
    {
        if (!condition)
            from.Fail(kind, message);
    }

    private static Dictionary<Section, ReadOnlyMemory<byte>> ReadDirectory(
        ByteReader from, ReadOnlyMemory<byte> bytes, int sections)
    {
        var directory = new Dictionary<Section, ReadOnlyMemory<byte>>();
        long next = ImageFormat.HeaderBytes + 12L * sections;
        var last = 0;
        for (var i = 0; i < sections && from.Error is null; i++)
        {
            var number = from.U8();
            var reserved = from.U8() | from.U16();
            long offset = from.U32(), count = from.U32();
            Expect(from, reserved == 0, ImageErrorKind.BadSection, "reserved section bytes are not zero");
            Expect(from, Enum.IsDefined((Section)number), ImageErrorKind.BadSection, $"unknown section {number}");
            Expect(from, number != last, ImageErrorKind.DuplicateSection, $"section {(Section)number} twice");
            Expect(from, number >= last, ImageErrorKind.BadSection, "sections are out of order");
            Expect(from, offset == next && offset + count <= bytes.Length, ImageErrorKind.BadSection,
                $"section {(Section)number} lies outside the image");
            if (from.Error is null)
                directory[(Section)number] = bytes.Slice((int)offset, (int)count);
            last = number;
            next = offset + count;
        }
        Expect(from, next == bytes.Length, ImageErrorKind.TrailingBytes, "bytes after the last section");
        return directory;
    }

    /// <summary>Reads the sections one after another; the first error stops all.</summary>
    private sealed class SectionReader(
        ReadOnlyMemory<byte> file, Dictionary<Section, ReadOnlyMemory<byte>> directory, Profile profile, int functions)
    {
        private ImageError? _error;

        public ImageResult Read()
        {
            var records = Required(Section.Functions, from => from.Many(functions, () => Function(from)));
            var code = Required(Section.Code, from => from.Bytes(from.Remaining).ToArray());
            var constants = Required(Section.Constants, Constants);
            var (raws, values, arguments) = Required(Section.Globals, Globals);
            var methods = Required(Section.Methods, from => from.Bytes(from.Remaining).ToArray());
            var handlers = Optional(Section.Handlers, Handlers);
            var classes = Optional(Section.Classes, from => ClassTable.Read(from, Type)) ?? [];
            var native = Optional(Section.Native, Native);
            var debug = Optional(Section.Debug, DebugMap.Read);
            var names = Required(Section.Names, from => from.Many(from.U16(), () => from.Text(from.U16())));
            var elf = Optional(Section.Object, from => from.Bytes(from.Remaining).ToArray());
            var environments = Required(Section.Environments, Environments);
            var methodNames = Required(Section.MethodNames, from => MethodNames(from, methods!));
            if (classes.Count > 0)
                classes = Required(Section.ClassNames, from => ClassTable.ReadNames(from, classes));
            if (_error is not null)
                return new ImageResult(null, _error);
            var image = new Image
            {
                Profile = profile, Functions = records!, Code = code!, Constants = constants!,
                GlobalRaws = raws, GlobalValues = values, ArgumentsSlot = arguments, MethodNames = methodNames!, Names = names!,
                Environments = environments!, Handlers = handlers ?? [], Classes = classes!, Native = native, Debug = debug, Object = elf,
            };
            return new ImageResult(image, null);
        }

        private T? Required<T>(Section section, Func<ByteReader, T> read)
        {
            if (_error is null && !directory.ContainsKey(section))
                _error = new ImageError(ImageErrorKind.MissingSection, 0, $"section {section} is missing");
            return Optional(section, read);
        }

        private T? Optional<T>(Section section, Func<ByteReader, T> read)
        {
            if (_error is not null || !directory.TryGetValue(section, out var bytes))
                return default;
            System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment);
            System.Runtime.InteropServices.MemoryMarshal.TryGetArray(file, out var whole);
            var from = new ByteReader(bytes, segment.Offset - whole.Offset);
            var result = read(from);
            if (from.Remaining > 0)
                from.Fail(ImageErrorKind.TrailingBytes, $"{from.Remaining} bytes too many in section {section}");
            _error = from.Error;
            return result;
        }

        private static FunctionRecord Function(ByteReader from)
        {
            long offset = from.U32(), bytes = from.U32();
            if (offset > int.MaxValue || bytes > int.MaxValue)
                from.Fail(ImageErrorKind.BadValue, "code of a function lies outside section Code");
            int values = from.U16(), raws = from.U16(), count = from.U8(), keywordOnly = from.U8();
            var result = Kind(from, "ifbwvn");
            var resultType = Type(from);
            int flags = from.U8(), reserved = from.U8();
            Expect(from, reserved == 0, ImageErrorKind.BadValue, "reserved byte of a function is not zero");
            Expect(from, keywordOnly <= count, ImageErrorKind.BadValue, "more keyword-only parameters than parameters");
            var kinds = from.Many(count, () => Kind(from, "ifbwv"));
            var types = from.Many(count, () => Type(from));
            var names = from.Many(count, () => (int)from.U16());
            var defaults = from.Many(count, () => (int)from.U16());
            List<ParameterRecord> parameters = from.Error is not null ? [] :
                [.. kinds.Select((kind, i) => new ParameterRecord(kind, types[i], names[i], defaults[i]))];
            return new FunctionRecord(
                (int)offset, (int)bytes, values, raws, keywordOnly, result, resultType, flags, parameters);
        }

        private static char Kind(ByteReader from, string allowed)
        {
            var kind = (char)from.U8();
            if (!allowed.Contains(kind))
                from.Fail(ImageErrorKind.BadKind, $"kind letter {(int)kind}");
            return kind;
        }

        private static RegisterType Type(ByteReader from)
        {
            var type = (RegisterType)from.U8();
            if (!Enum.IsDefined(type) && !RegisterTypes.IsClass(type))
                from.Fail(ImageErrorKind.BadType, $"static type {(int)type}");
            return type;
        }

        private ConstantTable Constants(ByteReader from)
        {
            int raws = from.U16(), values = from.U16();
            var rawList = from.Many(raws, () => new RawConstant(Kind(from, "ifbw"), 0) is var c
                ? c with { Bits = Word(from, c.Kind) } : default);
            return new ConstantTable(rawList, from.Many(values, () => ValueCodec.Read(from)));
        }

        private ulong Word(ByteReader from, char kind)
        {
            if (profile == Profile.I64F64)
                return from.U64();
            var word = from.U32();
            return kind switch
            {
                'f' => BitConverter.DoubleToUInt64Bits(BitConverter.UInt32BitsToSingle(word)),
                'i' => (ulong)(long)(int)word,
                _ => word,
            };
        }

        private static (List<char> Raws, List<RegisterType> Values, int Arguments) Globals(ByteReader from)
        {
            int raws = from.U16(), values = from.U16();
            return (from.Many(raws, () => Kind(from, "ifbw")), from.Many(values, () => Type(from)), from.U16());
        }

        // The core finds methods by what section Methods says, so that must be what the names mean.
        private static List<string> MethodNames(ByteReader from, byte[] methods)
        {
            var names = from.Many(from.U16(), () => from.Text(from.U8()));
            Expect(from, MethodTable.Write(names).AsSpan().SequenceEqual(methods), ImageErrorKind.BadValue,
                "section Methods is not that of the method names");
            return names;
        }

        private static List<HandlerRange> Handlers(ByteReader from)
        {
            const int Bytes = 8;
            Expect(from, from.Remaining % Bytes == 0, ImageErrorKind.TrailingBytes, "section Handlers ends inside a row");
            return from.Many(from.Remaining / Bytes, () => new HandlerRange(from.U16(), from.U16(), from.U16(), from.U16()));
        }

        private static NativeCode Native(ByteReader from)
        {
            var address = from.U64();
            long bytes = from.U32(), count = from.U32();
            var hash = from.Bytes(32).ToArray();
            var rest = from.Bytes(from.Remaining).ToArray();
            if (from.Error is null && !SHA256.HashData(rest).AsSpan().SequenceEqual(hash))
                from.Fail(ImageErrorKind.BadHash, "the hash of the native code differs");
            var inner = new ByteReader(rest, from.Offset - rest.Length);
            var code = inner.Bytes(bytes).ToArray();
            var build = inner.U64();
            var entries = inner.Many(count, () =>
            {
                var function = inner.U16();
                Expect(inner, inner.U16() == 0, ImageErrorKind.BadValue, "reserved bytes of an entry are not zero");
                return new NativeEntry(function, inner.U32(), inner.U32());
            });
            Expect(inner, inner.Remaining == 0, ImageErrorKind.TrailingBytes, "bytes after the native entries");
            if (inner.Error is not null)
                from.Fail(inner.Error.Kind, inner.Error.Message);
            return new NativeCode(address, build, code, entries);
        }

        private EnvironmentTable Environments(ByteReader from)
        {
            var shapes = from.Many(from.U16(), () =>
            {
                int parent = from.U16(), values = from.U16(), raws = from.U16();
                return new EnvironmentShape(
                    parent, from.Many(values, () => Type(from)), from.Many(raws, () => Kind(from, "ifbw")));
            });
            var ofFunction = from.Many(functions, () => (int)from.U16());
            var sites = from.Many(from.U16(), () =>
            {
                var offset = from.U32();
                if (offset > int.MaxValue)
                    from.Fail(ImageErrorKind.BadIndex, "environment site outside section Code");
                return new EnvironmentSite((int)offset, from.U16());
            });
            return new EnvironmentTable(shapes, ofFunction, sites);
        }
    }
}
