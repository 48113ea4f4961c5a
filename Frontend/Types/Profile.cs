// SPDX-License-Identifier: MIT
// Number profiles: what an int and a float are on a target.
namespace EPython.Frontend.Types;

/// <summary>Number profile of a target: 64-bit words and doubles, or 32-bit words and floats.</summary>
public enum Profile : byte { I64F64, I32F32 }

public static class Profiles
{
    public static int IntBits(this Profile profile) => profile == Profile.I64F64 ? 64 : 32;
    public static long IntMin(this Profile profile) => profile == Profile.I64F64 ? long.MinValue : int.MinValue;
    public static long IntMax(this Profile profile) => profile == Profile.I64F64 ? long.MaxValue : int.MaxValue;
}
