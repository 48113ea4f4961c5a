// SPDX-License-Identifier: MIT
// The tables of a program that say what instructions take and give: signatures, globals, constants, environments.
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Verification;

internal sealed record ProgramTypes(
    IReadOnlyList<FunctionRecord> Functions, ConstantTable Constants, IReadOnlyList<char> GlobalRaws,
    IReadOnlyList<RegisterType> GlobalValues, IReadOnlyList<EnvironmentShape> Shapes,
    IReadOnlyList<int> ClosureShapes)
{
    public static ProgramTypes Of(Image image) => new(
        image.Functions, image.Constants, image.GlobalRaws, image.GlobalValues,
        image.Environments.Shapes, image.Environments.OfFunction);

    /// <summary>The environment so many levels above one of this shape; null if there is none.</summary>
    public int? ShapeAbove(int shape, int levels)
    {
        for (; levels > 0 && shape != EnvironmentTable.None; levels--)
            shape = Shapes[shape].Parent;
        return shape == EnvironmentTable.None ? null : shape;
    }
}
