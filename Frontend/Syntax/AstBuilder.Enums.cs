// SPDX-License-Identifier: MIT
// Enumerations: a class below Enum or IntEnum of module enum keeps its members in a list and a dict; each is made and assigned
// behind the class. What CPython's metaclass does for the class itself (for x in C, C["A"], len(C)) is done to these.
using System.Text;
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private const string Auto = "enum.auto", Unique = "enum.unique", Members_ = ".members", Named_ = ".named";
    private static readonly string[] s_enumerations = ["enum.Enum", "enum.IntEnum"];
    private static readonly HashSet<string> s_goThrough =
        ["list", "tuple", "set", "frozenset", "sorted", "len", "enumerate", "zip", "map", "filter", "iter", "reversed", "sum", "min",
            "max", "any", "all"];

    private readonly Dictionary<string, bool> _enums = [];      // those of this file, and whether they have __init__
    private bool _inEnum;

    private bool IsEnumeration(AstExpression above) => above is AstName { Id: var name } && _enums.ContainsKey(name)
        || (above switch
        {
            AstName one => _imported.GetValueOrDefault(one.Id),
            AstAttribute { Value: AstName module, Name: var member } => $"{_imported.GetValueOrDefault(module.Id)}.{member}",
            _ => null,
        }) is { } meaning && s_enumerations.Contains(meaning);

    /// <summary>What is gone through where an enumeration is.</summary>
    private AstExpression Listed(AstExpression items) => IsEnumerationItself(items)
        ? new AstAttribute(items.Span, items, Members_, items.Span) : items;

    private bool IsEnumerationItself(AstExpression expression) =>
        expression is AstName { Id: var name } && (_enums.ContainsKey(name) || (_inEnum && name == "cls"));

    private List<AstArgument> ListedArguments(AstExpression callee, List<AstArgument> arguments) =>
        callee is not AstName { Id: var name } || !s_goThrough.Contains(name) || _rebound.Contains(name) ? arguments
            : arguments.ConvertAll(one => one.Name is null && IsEnumerationItself(one.Value)
                ? new AstArgument(one.Span, null, Listed(one.Value)) : one);

    /// <summary>C["A"] and C.__members__.</summary>
    private AstExpression ByName(AstExpression value) => IsEnumerationItself(value)
        ? new AstAttribute(value.Span, value, Named_, value.Span) : value;

    /// <summary>The class, with what makes its members, and the statements that do behind it.</summary>
    private AstClass WithEnumeration(AstClass plain, List<AstStatement> behind)
    {
        if (!plain.Bases.Any(IsEnumeration))
            return plain;
        if (plain.Bases.Count > 1)
            Refuse(plain.NameSpan, Unsupported.Enumeration);
        var hasInit = AstNames.BoundBy(plain.Written).Contains("__init__")
            || plain.Bases.OfType<AstName>().Any(above => _enums.GetValueOrDefault(above.Id));
        _enums[plain.Name] = hasInit;
        var rest = new List<AstStatement>();
        var last = System.Numerics.BigInteger.Zero;
        foreach (var statement in plain.Written)
        {
            if (statement is AstAssign { Targets: [AstName { Id: var name } target] } assign && name[0] is not ('_' or HiddenPrefix))
                behind.Add(Member(plain, target, assign.Value, ref last));
            else
                rest.Add(statement);
        }
        var unique = plain.Decorators.FirstOrDefault(one => Uses(one.Expression, Unique));
        if (unique is not null)
            behind.AddRange(Made(UniqueText(plain.Name), unique.Span));
        if (HasErrorIn(plain.Span))
            return plain;
        return new AstClass(plain.Span, plain.Name, plain.NameSpan, plain.Bases,
            [.. rest, .. Made(EnumText(hasInit, AstNames.BoundBy(rest).Contains("_missing_")), plain.NameSpan)
                .Select(made => made is AstFunction method ? Frameless(method, false) : made)])
        {
            Decorators = [.. plain.Decorators.Where(one => one != unique)], Module = plain.Module,
        };
    }

    private AstAssign Member(AstClass plain, AstName target, AstExpression value, ref System.Numerics.BigInteger last)
    {
        if (value is AstCall { Arguments.Count: 0 } call && Uses(call.Callee, Auto))
            value = new AstInt(value.Span, last + 1);
        else if (value is AstTuple { Items: var items } && items.Any(item => item is AstCall part && Uses(part.Callee, Auto)))
            Refuse(value.Span, Unsupported.Enumeration);
        last = value is AstInt { Value: var number } ? number : last;
        AstName Class() => new(target.Span, plain.Name);
        return new AstAssign(target.Span, [new AstAttribute(target.Span, Class(), target.Id, target.Span)],
            new AstCall(target.Span, new AstAttribute(target.Span, Class(), ".add", target.Span),
                [new AstArgument(target.Span, null, new AstStr(target.Span, target.Id)), new AstArgument(value.Span, null, value)]));
    }

    private static string EnumText(bool hasInit, bool hasMissing)
    {
        var text = new StringBuilder("""
            B_members = []
            B_named = {}
            @classmethod
            def B_add(cls, name, value):
              for one in cls.B_members:
                if one.value == value:
                  cls.B_named[name] = one
                  return one
              made = B_instance(cls)
              made.name = name
              made.value = value

            """);
        if (hasInit)
            text.Append("  if B_isinstance(value, B_tuple): made.__init__(*value)\n  else: made.__init__(value)\n");
        text.Append("""
              cls.B_members.append(made)
              cls.B_named[name] = made
              return made
            @classmethod
            def __make__(cls, value):
              if B_isinstance(value, cls): return value
              for one in cls.B_members:
                if one.value == value: return one

            """);
        if (hasMissing)
            text.Append("  made = cls._missing_(value)\n  if made is not None: return made\n");
        return text.Append("  raise B_ValueError(B_repr(value) + ' is not a valid ' + cls.__qualname__)\n").ToString();
    }

    private static string UniqueText(string name) => $"""
        if B_len({name}.B_members) != B_len({name}.B_named):
          raise B_ValueError("duplicate values found in <enum '{name}'>: " + ', '.join([B_each + ' -> ' + {name}.B_named[B_each].name for B_each in {name}.B_named if {name}.B_named[B_each].name != B_each]))

        """;
}
