// SPDX-License-Identifier: MIT
// The Python that @dataclass adds to a class. B_x and E_a_b: see NamedTupleText.
using System.Text;

namespace EPython.Frontend.Syntax;

/// <summary>The keywords of the decorator.</summary>
internal sealed record DataclassOptions
{
    public bool Init { get; init; } = true;
    public bool Repr { get; init; } = true;
    public bool Eq { get; init; } = true;
    public bool Order { get; init; }
    public bool UnsafeHash { get; init; }
    public bool Frozen { get; init; }
    public bool KeywordOnly { get; init; }

    /// <summary>With one more keyword; null if there is none of that name.</summary>
    public DataclassOptions? With(string name, bool value) => name switch
    {
        "init" => this with { Init = value },
        "repr" => this with { Repr = value },
        "eq" => this with { Eq = value },
        "order" => this with { Order = value },
        "unsafe_hash" => this with { UnsafeHash = value },
        "frozen" => this with { Frozen = value },
        "kw_only" => this with { KeywordOnly = value },
        "match_args" or "slots" => this,
        _ => null,
    };
}

/// <param name="options">What the decorator says.</param>
/// <param name="fields">All, those of bases first.</param>
/// <param name="hasPostInit">The class has the method __post_init__.</param>
/// <param name="hasBases">Some of them may have a hash, which the class has not.</param>
/// <param name="defined">What the class defines itself.</param>
/// <param name="namesFields">The program may ask for the fields of the class.</param>
internal sealed class DataclassText(
    DataclassOptions options, IReadOnlyList<RecordField> fields, bool hasPostInit, bool hasBases, IReadOnlySet<string> defined,
    bool namesFields)
{
    private readonly StringBuilder _text = new();

    /// <summary>The members; own: the fields that stand in the class.</summary>
    public string Of(IEnumerable<RecordField> own)
    {
        foreach (var field in own.Where(field => field is { Default: not null, IsLiteral: false }))
            Add($"{field.Kept} = {field.Name}");
        if (options.Init)
            AddInit();
        AddItems();
        if (namesFields)
            Add("_dataclass_names = (" + string.Concat(Kept.Select(field => $"('{field.Name}', {InInit(field)}), ")) + ")");
        if (options.Repr)
            Add("def __repr__(B_self): return B_type(B_self).__qualname__ + '('" + string.Join(" + ', '", fields
                .Where(field => field.InRepr).Select(field => $" + '{field.Name}=' + B_repr(B_self.{field.Name})")) + " + ')'");
        if (options.Eq)
            AddComparison("__eq__", "==");
        if (options.Order)
        {
            AddComparison("__lt__", "<");
            AddComparison("__le__", "<=");
            AddComparison("__gt__", ">");
            AddComparison("__ge__", ">=");
        }
        AddHash();
        if (options.Frozen)
        {
            AddGuard("B_assigning", "assign to");
            AddGuard("B_deleting", "delete");
        }
        return _text.ToString();
    }

    private IEnumerable<RecordField> Kept => fields.Where(one => !one.IsParameterOnly);

    private void Add(string line) => _text.Append(line).Append('\n');

    private void AddInit()
    {
        var byName = fields.Where(field => field.InInit).ToLookup(field => field.IsKeywordOnly, field => field.Parameter);
        string[] parameters = ["B_self", .. byName[false], .. byName[true].Any() ? ["*"] : Array.Empty<string>(), .. byName[true]];
        Add($"def __init__({string.Join(", ", parameters)}):");
        foreach (var field in Kept.Where(field => field.InInit || field.HasDefault))
            Add(options.Frozen ? $"  B_object.__setattr__(B_self, '{field.Name}', {field.Value})"
                : $"  B_self.{field.Name} = {field.Value}");
        if (hasPostInit)
            Add($"  B_self.__post_init__({string.Join(", ", fields.Except(Kept).Select(field => field.Value))})");
        Add("  return");
    }

    // What asdict, astuple and replace of module dataclasses go through: name, value, and whether __init__ takes it.
    private void AddItems() => Add("def _dataclass_items(B_self): return [" + string.Concat(Kept.Select(field =>
        $"('{field.Name}', B_self.{field.Name}, {InInit(field)}), ")) + "]");

    private static string InInit(RecordField field) => field.InInit ? "True" : "False";

    private void AddComparison(string method, string sign)
    {
        Add($"def {method}(B_self, other):");
        Add("  if other.__class__ is B_self.__class__:");
        Add($"    return {Tuple("B_self")} {sign} {Tuple("other")}");
        Add("  return B_NotImplemented");
    }

    private string Tuple(string of) =>
        $"({string.Concat(fields.Where(field => field.Compares).Select(field => $"{of}.{field.Name}, "))})";

    private void AddHash()
    {
        if (options.UnsafeHash || (options is { Eq: true, Frozen: true } && !defined.Contains("__hash__")))
            Add("def __hash__(B_self): return B_hash((" + string.Concat(fields.Where(field => field.Hashes ?? field.Compares)
                .Select(field => $"B_self.{field.Name}, ")) + "))");
        else if (options.Eq && hasBases && !defined.Contains("__hash__"))
            Add("__hash__ = None");
    }

    private void AddGuard(string method, string what)
    {
        Add($"def {method}(B_self, name):");
        Add("  from dataclasses import FrozenInstanceError");
        Add($"  raise FrozenInstanceError('cannot {what} field ' + B_repr(name))");
    }
}
