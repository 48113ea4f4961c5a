// SPDX-License-Identifier: MIT
// The bytes of an image; docs/machine.md, "Image", is the picture.
using System.Security.Cryptography;
using EPython.Bytecode.Contract;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Images;

/// <summary>Writes images.</summary>
public static class ImageWriter
{
    private const int SectionEntryBytes = 12;

    public static byte[] Write(Image image)
    {
        var sections = Sections(image);
        var body = new ByteWriter();
        var offset = ImageFormat.HeaderBytes + SectionEntryBytes * sections.Count;
        foreach (var (section, bytes) in sections)
        {
            body.U8((byte)section);
            body.U8(0);
            body.U16(0);
            body.U32(offset);
            body.U32(bytes.Length);
            offset += bytes.Length;
        }
        foreach (var (_, bytes) in sections)
            body.Bytes(bytes);

        var rest = body.ToArray();
        var file = new ByteWriter();
        file.U32(ImageFormat.Magic);
        file.U16(ImageFormat.Version);
        file.U8(ProfileNumber(image.Profile));
        file.U8(0);
        file.U32(ImageFormat.HeaderBytes + rest.Length);
        file.U32(Crc32.Compute(rest));
        file.U16(sections.Count);
        file.U16(image.Functions.Count);
        file.U32(sections.Where(s => IsCore(s.Section)).Sum(s => (long)s.Bytes.Length));
        file.U64(0);
        file.Bytes(rest);
        return file.ToArray();
    }

    /// <summary>The sections that are sent to a core, in the order of loading.</summary>
    public static IReadOnlyList<(Section Section, byte[] Bytes)> CoreSections(Image image) =>
        [.. Sections(image).Where(s => IsCore(s.Section))
            .Select(s => s.Section == Section.Code ? (s.Section, image.ResidentCode.ToArray()) : s)];

    internal static bool IsCore(Section section) => section <= Section.Native;

    internal static int ProfileNumber(Profile profile) =>
        profile == Profile.I64F64 ? ImageFormat.ProfileI64F64 : ImageFormat.ProfileI32F32;

    private static List<(Section Section, byte[] Bytes)> Sections(Image image)
    {
        var sections = new List<(Section, byte[])>
        {
            (Section.Functions, Functions(image)),
            (Section.Code, image.Code),
            (Section.Constants, Constants(image)),
            (Section.Globals, Globals(image)),
            (Section.Methods, MethodTable.Write(image.MethodNames)),
        };
        if (image.Handlers.Count > 0)
            sections.Add((Section.Handlers, Handlers(image.Handlers)));
        if (image.Classes.Count > 0)
            sections.Add((Section.Classes, ClassTable.Write(image.Classes)));
        if (image.Native is not null)
            sections.Add((Section.Native, Native(image.Native)));
        if (image.Debug is not null)
            sections.Add((Section.Debug, image.Debug.Write()));
        sections.Add((Section.Names, Names(image)));
        if (image.Object is not null)
            sections.Add((Section.Object, image.Object));
        sections.Add((Section.Environments, Environments(image.Environments)));
        sections.Add((Section.MethodNames, MethodNames(image)));
        if (image.Classes.Count > 0)
            sections.Add((Section.ClassNames, ClassTable.WriteNames(image.Classes)));
        return sections;
    }

    private static byte[] Functions(Image image)
    {
        var to = new ByteWriter();
        foreach (var function in image.Functions)
        {
            to.U32(function.CodeOffset);
            to.U32(function.CodeBytes);
            to.U16(function.Values);
            to.U16(function.Raws);
            to.U8(function.Parameters.Count);
            to.U8(function.KeywordOnly);
            to.U8(function.Result);
            to.U8((byte)function.ResultType);
            to.U8(function.Flags);
            to.U8(0);
            foreach (var parameter in function.Parameters)
                to.U8(parameter.Kind);
            foreach (var parameter in function.Parameters)
                to.U8((byte)parameter.Type);
            foreach (var parameter in function.Parameters)
                to.U16(parameter.Name);
            foreach (var parameter in function.Parameters)
                to.U16(parameter.Default);
        }
        return to.ToArray();
    }

    private static byte[] Constants(Image image)
    {
        var to = new ByteWriter();
        to.U16(image.Constants.Raws.Count);
        to.U16(image.Constants.Values.Count);
        foreach (var constant in image.Constants.Raws)
        {
            to.U8(constant.Kind);
            if (image.Profile == Profile.I64F64)
                to.U64(constant.Bits);
            else if (constant.Kind == 'f')
                to.U32(BitConverter.SingleToUInt32Bits((float)BitConverter.UInt64BitsToDouble(constant.Bits)));
            else
                to.U32((uint)constant.Bits);
        }
        foreach (var value in image.Constants.Values)
            ValueCodec.Write(to, value, image.Profile);
        return to.ToArray();
    }

    private static byte[] Globals(Image image)
    {
        var to = new ByteWriter();
        to.U16(image.GlobalRaws.Count);
        to.U16(image.GlobalValues.Count);
        foreach (var kind in image.GlobalRaws)
            to.U8(kind);
        foreach (var type in image.GlobalValues)
            to.U8((byte)type);
        to.U16(image.ArgumentsSlot);
        return to.ToArray();
    }

    private static byte[] MethodNames(Image image)
    {
        var to = new ByteWriter();
        to.U16(image.MethodNames.Count);
        foreach (var name in image.MethodNames)
        {
            var bytes = Wtf8.Encode(name);
            to.U8(bytes.Length);
            to.Bytes(bytes);
        }
        return to.ToArray();
    }

    private static byte[] Names(Image image)
    {
        var to = new ByteWriter();
        to.U16(image.Names.Count);
        foreach (var name in image.Names)
        {
            var bytes = Wtf8.Encode(name);
            to.U16(bytes.Length);
            to.Bytes(bytes);
        }
        return to.ToArray();
    }

    /// <summary>Section Handlers, as cores have it.</summary>
    public static byte[] Handlers(IReadOnlyList<HandlerRange> handlers)
    {
        var to = new ByteWriter();
        foreach (var handler in handlers)
        {
            to.U16(handler.Function);
            to.U16(handler.Start);
            to.U16(handler.End);
            to.U16(handler.Target);
        }
        return to.ToArray();
    }

    private static byte[] Native(NativeCode native)
    {
        var hashed = new ByteWriter();
        hashed.Bytes(native.Code);
        hashed.U64(native.BuildId);
        foreach (var entry in native.Entries)
        {
            hashed.U16(entry.Function);
            hashed.U16(0);
            hashed.U32(entry.Generic);
            hashed.U32(entry.Typed);
        }
        var rest = hashed.ToArray();
        var to = new ByteWriter();
        to.U64(native.LoadAddress);
        to.U32(native.Code.Length);
        to.U32(native.Entries.Count);
        to.Bytes(SHA256.HashData(rest));
        to.Bytes(rest);
        return to.ToArray();
    }

    private static byte[] Environments(EnvironmentTable table)
    {
        var to = new ByteWriter();
        to.U16(table.Shapes.Count);
        foreach (var shape in table.Shapes)
        {
            to.U16(shape.Parent);
            to.U16(shape.Values.Count);
            to.U16(shape.Raws.Count);
            foreach (var type in shape.Values)
                to.U8((byte)type);
            foreach (var kind in shape.Raws)
                to.U8(kind);
        }
        foreach (var shape in table.OfFunction)
            to.U16(shape);
        to.U16(table.Sites.Count);
        foreach (var site in table.Sites)
        {
            to.U32(site.Offset);
            to.U16(site.Shape);
        }
        return to.ToArray();
    }
}
