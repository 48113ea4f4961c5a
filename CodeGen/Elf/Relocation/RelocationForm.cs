// SPDX-License-Identifier: MIT
// How one kind of relocation changes its place: how wide that is, what must fit, where the bits go.
namespace EPython.CodeGen.Elf;

/// <summary>Which values fit in so many bits.</summary>
internal enum Reach
{
    /// <summary>All: the rest is cut off, or stands in another place.</summary>
    Any,
    Signed,
    Unsigned,
    /// <summary>Those that fit with or without a sign.</summary>
    Either,
}

/// <summary>Insert gets what stands in the place and the value, and answers what shall stand there. A place of 8 bytes
/// is two words of which the first is the low one, whatever the byte order.</summary>
internal sealed record RelocationForm(int Bytes, Func<ulong, ulong, ulong> Insert)
{
    public const string TooFar = "is too far away";

    /// <summary>The value is counted from the place itself, or from so many bytes behind it.</summary>
    public bool IsRelative { get; init; }
    public int RelativeTo { get; init; }
    public Reach Reach { get; init; }
    public int Bits { get; init; }
    /// <summary>The value is a multiple of it.</summary>
    public ulong Step { get; init; } = 1;
    /// <summary>The addend that stands in the place, for objects that keep it there (REL).</summary>
    public Func<ulong, long> Stored { get; init; } = _ => 0;

    /// <summary>Changes nothing: a hint for linkers that shorten code.</summary>
    public static readonly RelocationForm Hint = new(0, (field, _) => field);

    /// <summary>The low bits of a place of so many bytes, absolute.</summary>
    public static RelocationForm Data(int bytes, Reach reach = Reach.Any)
    {
        var mask = Mask(8 * bytes);
        return new RelocationForm(bytes, (_, value) => value & mask)
        {
            Reach = reach, Bits = 8 * bytes, Stored = field => SignExtend(field, 8 * bytes),
        };
    }

    /// <summary>What a mask selects in the place, from the value moved right.</summary>
    public static RelocationForm Masked(int bytes, ulong mask, int shift = 0) =>
        new(bytes, (field, value) => field & ~mask | value >> shift & mask);

    /// <summary>The same, as a distance that has so many bits and is a multiple of a step.</summary>
    public RelocationForm Relative(int bits, ulong step = 1) =>
        this with { IsRelative = true, Reach = Reach.Signed, Bits = bits, Step = step };

    /// <summary>What is wrong with a value; null: it fits.</summary>
    public string? Misfit(ulong value)
    {
        if (value % Step != 0)
            return $"is not aligned to {Step} bytes";
        var isSigned = SignExtend(value, Bits) == (long)value;
        var isUnsigned = (value & ~Mask(Bits)) == 0;
        var fits = Reach switch
        {
            Reach.Any => true,
            Reach.Signed => isSigned,
            Reach.Unsigned => isUnsigned,
            _ => isSigned || isUnsigned,
        };
        return fits ? null : TooFar;
    }

    public static ulong Mask(int bits) => bits >= 64 ? ulong.MaxValue : (1UL << bits) - 1;

    public static long SignExtend(ulong value, int bits) =>
        bits is 0 or >= 64 ? (long)value : (long)(value << (64 - bits)) >> (64 - bits);
}
