// SPDX-License-Identifier: MIT
// Built-in types that are written in Python: complex, which literals make too, and memoryview. A file that says their names
// imports them, under names that no program can write.
using System.Text.RegularExpressions;
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    /// <summary>A type: its module, and the function there that a call of the name means, if not the class itself.</summary>
    private sealed record WrittenType(string Module, string? Maker, bool IsBuiltin = false);

    private static readonly Dictionary<string, WrittenType> s_written = new(AbstractTypes)
    {
        ["complex"] = new WrittenType("epython.complex", "make", IsBuiltin: true),
        ["memoryview"] = new WrittenType("epython.memory", null, IsBuiltin: true),
        ["ABC"] = new WrittenType("abc", null),
        [PlainObject] = new WrittenType("epython.plain", null),
        ["getitem"] = new WrittenType("_bound", null),
        ["contains"] = new WrittenType("_bound", null),
        [PrintedTo] = new WrittenType("epython.streams", null),
    };

    private const string PrintedTo = "print_to";          // no name of programs

    private const string PlainObject = "object";          // only where it is called

    private readonly SortedDictionary<string, SourceSpan> _writtenUses = [];
    private bool _annotates;                              // an annotation is never evaluated

    /// <summary>The name that stands for a type which is written in Python; null if it means something else.</summary>
    private AstName? TypeWritten(string name, SourceSpan span)
    {
        if (_annotates || _inTarget || s_written.GetValueOrDefault(name) is not { IsBuiltin: true } || IsBoundSomewhere(name))
            return null;
        _writtenUses.TryAdd(name, span);
        return new AstName(span, HiddenPrefix + name);
    }

    /// <summary>What such a module has, whatever the program calls so.</summary>
    private AstName Written(SourceSpan span, string name)
    {
        _writtenUses.TryAdd(name, span);
        return new AstName(span, AliasOf(name));
    }

    // The built-in object has a hidden name, too.
    private static string AliasOf(string name) => HiddenPrefix + (name == PlainObject ? "plain" : name);

    private bool IsBoundSomewhere(string name) => Regex.IsMatch(source.Text,
        $@"\b(def|class|import|as|for|global|nonlocal)\s+{name}\b|\b{name}\s*(=(?!=)|,\s*\w+\s*=(?!=))|[(,]\s*{name}\s*[:=](?!=)");

    /// <summary>What a call of such a type calls.</summary>
    private static AstExpression WrittenCallee(AstExpression callee) => callee is AstName { Id: [HiddenPrefix, .. var name] }
        && s_written.TryGetValue(name, out var type) && type.Maker is { } maker
            ? new AstName(callee.Span, $"{HiddenPrefix}{name}.{maker}") : callee;

    /// <summary>2j; text without the letter.</summary>
    private AstCall Imaginary(SourceSpan span, string text)
    {
        _writtenUses.TryAdd("complex", span);
        return MadeComplex(span, new AstFloat(span, 0), NumberLiterals.Float(text));
    }

    private static AstCall MadeComplex(SourceSpan span, AstExpression real, double imaginary) =>
        new(span, new AstName(span, HiddenPrefix + "complex"), [new AstArgument(span, null, real),
            new AstArgument(span, null, new AstFloat(span, imaginary))]);

    /// <summary>1 + 2j is one number.</summary>
    private static AstExpression Joined(AstBinary sum) => sum is
        {
            Left: AstInt or AstFloat, Operator: BinaryOperator.Add or BinaryOperator.Subtract,
            Right: AstCall { Callee: AstName { Id: ".complex" }, Arguments: [_, { Value: AstFloat { Value: var imaginary } }] },
        }
        ? MadeComplex(sum.Span, sum.Left, sum.Operator == BinaryOperator.Add ? imaginary : 0 - imaginary) : sum;

    private IEnumerable<AstStatement> ImportsOfWritten() => _writtenUses.Select(use =>
    {
        var (name, type) = (use.Key, s_written[use.Key]);
        List<AstImportName> names = [new AstImportName(use.Value, name, AliasOf(name))];
        if (type.Maker is { } maker)
            names.Add(new AstImportName(use.Value, maker, $"{HiddenPrefix}{name}.{maker}"));
        return new AstImportFrom(use.Value, type.Module, 0, names);
    });
}
