// SPDX-License-Identifier: MIT
// The tables of a program that say what instructions take and give: signatures, globals, constants, environments.
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Verification;

internal sealed record ProgramTypes(
    IReadOnlyList<FunctionRecord> Functions, ConstantTable Constants, IReadOnlyList<char> GlobalRaws,
    IReadOnlyList<RegisterType> GlobalValues, IReadOnlyList<EnvironmentShape> Shapes,
    IReadOnlyList<int> ClosureShapes, IReadOnlyList<ClassRecord> Classes)
{
    public static ProgramTypes Of(Image image) => new(
        image.Functions, image.Constants, image.GlobalRaws, image.GlobalValues,
        image.Environments.Shapes, image.Environments.OfFunction, image.Classes);

    private static readonly int s_exception = BuiltinTable.TypeNumber("BaseException");

    /// <summary>Whether values of a type are instances of a class, or of one below it.</summary>
    public bool IsBelow(RegisterType type, RegisterType of) => RegisterTypes.IsClass(type)
        && Classes[RegisterTypes.ClassOf(type)].Order.Contains(of == RegisterType.Exception ? s_exception : (int)of);

    /// <summary>The slot of an instance that an instruction names.</summary>
    public SlotRecord Slot(int[] immediates) => Classes[immediates[0]].Slots[immediates[1]];

    /// <summary>The environment so many levels above one of this shape; null if there is none.</summary>
    public int? ShapeAbove(int shape, int levels)
    {
        for (; levels > 0 && shape != EnvironmentTable.None; levels--)
            shape = Shapes[shape].Parent;
        return shape == EnvironmentTable.None ? null : shape;
    }
}
