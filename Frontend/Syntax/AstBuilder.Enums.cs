// SPDX-License-Identifier: MIT
// Enumerations: a class below Enum or IntEnum of module enum keeps its members in a list and a dict; each is made and assigned
// behind the class. What CPython's metaclass does for the class itself (for x in C, C["A"], len(C)) is done to these.
using System.Text;
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private const string Auto = "enum.auto", Unique = "enum.unique", Members_ = ".members", Named_ = ".named";
    private static readonly string[] s_enumerations = ["enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag"];
    private static readonly HashSet<string> s_goThrough =
        ["list", "tuple", "set", "frozenset", "sorted", "len", "enumerate", "zip", "map", "filter", "iter", "reversed", "sum", "min",
            "max", "any", "all"];

    /// <summary>One of this file: which of module enum it is below, and whether it has __init__.</summary>
    private sealed record Enumeration(string Above, bool HasInit)
    {
        public bool IsFlag => Above.EndsWith("Flag", StringComparison.Ordinal);
    }

    private readonly Dictionary<string, Enumeration> _enums = [];
    private bool _inEnum;
    private HashSet<string>? _members;      // names of members so far, in the body of an enumeration itself

    private Enumeration? EnumerationOf(AstExpression above) => above is AstName { Id: var name } && _enums.TryGetValue(name, out var own)
        ? own : Imported(above) is { } meaning && s_enumerations.Contains(meaning) ? new Enumeration(meaning, HasInit: false) : null;

    private bool IsEnumeration(AstExpression above) => EnumerationOf(above) is not null;

    /// <summary>In the body of an enumeration, the name of a member means its value.</summary>
    private AstExpression ValueOfMember(AstName name)
    {
        if (_inTarget)
        {
            if (name.Id[0] != '_')
                _members?.Add(name.Id);
        }
        return !_inTarget && _members?.Contains(name.Id) == true
            ? new AstAttribute(name.Span, new AstAttribute(name.Span, new AstName(name.Span, _class!), name.Id, name.Span), "value", name.Span)
            : name;
    }

    /// <summary>Color = Enum("Color", "RED GREEN"): the class; null if it is no such call.</summary>
    private AstStatement? EnumerationMade(AstExpression value, string target)
    {
        if (value is not AstCall { Arguments.Count: > 1 } call || Imported(call.Callee) is not { } above || !s_enumerations.Contains(above))
            return null;
        var start = call.Arguments.Count == 3 && call.Arguments[2] is { Name: "start", Value: AstInt first } ? first.Value : 1;
        if (call.Arguments is not [{ Name: null, Value: AstStr { Value: var name } }, { Name: null or "names", Value: var list }, ..]
            || name != target || NamesIn(list) is var names && !names.TrueForAll(IsName)
            || call.Arguments.Count > (start == 1 ? 2 : 3))
        {
            Refuse(value.Span, Unsupported.Enumeration);
            return new AstPass(value.Span);
        }
        var members = names.Select((member, i) => new AstAssign(list.Span, [new AstName(list.Span, member)], above switch
        {
            "enum.StrEnum" => new AstStr(list.Span, member.ToLowerInvariant()),
            "enum.Flag" or "enum.IntFlag" => new AstInt(list.Span, start << i),
            _ => new AstInt(list.Span, start + i),
        }));
        return WithEnumeration(
            new AstClass(value.Span, target, value.Span, [call.Callee], [.. members]) { Module = _moduleName }, _behind);
    }

    /// <summary>What is gone through where an enumeration is.</summary>
    private AstExpression Listed(AstExpression items) => IsEnumerationItself(items)
        ? new AstAttribute(items.Span, items, Members_, items.Span) : items;

    private bool IsEnumerationItself(AstExpression expression) =>
        expression is AstName { Id: var name } && (_enums.ContainsKey(name) || (_inEnum && name == "cls"))
        || _inEnum && expression is AstCall { Callee: AstName { Id: "type" }, Arguments: [{ Name: null, Value: AstName { Id: "self" } }] }
            or AstAttribute { Name: "__class__", Value: AstName { Id: "self" } };

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
        var above = plain.Bases.Select(EnumerationOf).First(one => one is not null)!;
        var hasInit = above.HasInit || AstNames.BoundBy(plain.Written).Contains("__init__");
        var made = _enums[plain.Name] = above with { HasInit = hasInit };
        var rest = new List<AstStatement>();
        var last = System.Numerics.BigInteger.Zero;
        foreach (var statement in plain.Written)
        {
            if (statement is AstAssign { Targets: [AstName { Id: var name } target] } assign && name[0] is not ('_' or HiddenPrefix))
                behind.Add(Member(plain, made, target, assign.Value, ref last));
            else
                rest.Add(statement);
        }
        var unique = plain.Decorators.FirstOrDefault(one => Uses(one.Expression, Unique));
        if (unique is not null)
            behind.AddRange(Made(UniqueText(plain.Name), unique.Span));
        if (HasErrorIn(plain.Span))
            return plain;
        return new AstClass(plain.Span, plain.Name, plain.NameSpan, plain.Bases,
            [.. rest, .. Made(EnumText(made, AstNames.BoundBy(rest).Contains("_missing_")), plain.NameSpan)
                .Select(member => member is AstFunction method ? OfMetaclass(Frameless(method, false)) : member)])
        {
            Decorators = [.. plain.Decorators.Where(one => one != unique)], Module = plain.Module,
        };
    }

    // What CPython's metaclass has, in the words of faults.
    private static AstFunction OfMetaclass(AstFunction method) => method.Name != "__make__" ? method
        : new(method.Span, method.Name, method.NameSpan, method.Parameters, null, method.Body)
        {
            Decorators = method.Decorators, HasNoFrame = true, ShownName = "EnumType.__call__",
        };

    private AstAssign Member(AstClass plain, Enumeration made, AstName target, AstExpression value, ref System.Numerics.BigInteger last)
    {
        if (value is AstCall { Arguments.Count: 0 } call && Uses(call.Callee, Auto))
            value = made.Above == "enum.StrEnum" ? new AstStr(value.Span, target.Id.ToLowerInvariant())
                : new AstInt(value.Span, made.IsFlag ? System.Numerics.BigInteger.One << (int)last.GetBitLength() : last + 1);
        else if (value is AstTuple { Items: var items } && items.Any(item => item is AstCall part && Uses(part.Callee, Auto)))
            Refuse(value.Span, Unsupported.Enumeration);
        last = value is not AstInt { Value: var number } ? last
            : made.IsFlag ? System.Numerics.BigInteger.Max(last, number) : number;
        AstName Class() => new(target.Span, plain.Name);
        return new AstAssign(target.Span, [new AstAttribute(target.Span, Class(), target.Id, target.Span)],
            new AstCall(target.Span, new AstAttribute(target.Span, Class(), ".add", target.Span),
                [new AstArgument(target.Span, null, new AstStr(target.Span, target.Id)), new AstArgument(value.Span, null, value)]));
    }

    private static string EnumText(Enumeration made, bool hasMissing)
    {
        var text = new StringBuilder("""
            B_members = []
            B_named = {}

            """);
        if (made.IsFlag)
            text.Append("B_values = {}\n@classmethod\ndef _all(cls): return cls.B_members\n");
        text.Append("""
            @classmethod
            def B_add(cls, name, value):

            """);
        text.Append(made.IsFlag ? """
              if value in cls.B_values:
                cls.B_named[name] = cls.B_values[value]
                return cls.B_values[value]

            """ : """
              for one in cls.B_members:
                if one.value == value:
                  cls.B_named[name] = one
                  return one

            """);
        text.Append("""
              made = B_instance(cls)
              made.name = name
              made.value = value

            """);
        if (made.HasInit)
            text.Append("  if B_isinstance(value, B_tuple): made.__init__(*value)\n  else: made.__init__(value)\n");
        text.Append(made.IsFlag ? """
              cls.B_values[value] = made
              if value > 0 and value & (value - 1) == 0: cls.B_members.append(made)

            """ : """
              cls.B_members.append(made)

            """);
        text.Append("""
              cls.B_named[name] = made
              return made
            @classmethod
            def __make__(cls, value):
              if B_isinstance(value, cls): return value

            """);
        text.Append(made.IsFlag ? """
              if value in cls.B_values: return cls.B_values[value]

            """ : """
              for one in cls.B_members:
                if one.value == value: return one

            """);
        if (hasMissing)
            text.Append("  made = cls._missing_(value)\n  if made is not None: return made\n");
        return text.Append(made.IsFlag ? """
              from enum import composed
              made = B_instance(cls)
              made.name, made.value = composed(value, cls.B_members, cls.B_named, cls)
              if made.value in cls.B_values: return cls.B_values[made.value]
              cls.B_values[made.value] = made
              return made

            """ : "  raise B_ValueError(B_repr(value) + ' is not a valid ' + cls.__qualname__)\n").ToString();
    }

    private static string UniqueText(string name) => $"""
        if B_len({name}.B_members) != B_len({name}.B_named):
          raise B_ValueError("duplicate values found in <enum '{name}'>: " + ', '.join([B_each + ' -> ' + {name}.B_named[B_each].name for B_each in {name}.B_named if {name}.B_named[B_each].name != B_each]))

        """;
}
