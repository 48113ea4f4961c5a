// SPDX-License-Identifier: MIT
// Classes that calls and decorators of the standard library make: namedtuple, NamedTuple and dataclass. They are written out as
// Python, which is read like the program's; all of it stands where the call or the decorator does.
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private const string NamedTuple = "collections.namedtuple", NamedTupleBase = "typing.NamedTuple",
        Dataclass = "dataclasses.dataclass", DataclassField = "dataclasses.field", KeywordsOnly = "dataclasses.KW_ONLY",
        AbstractMethod = "abc.abstractmethod", AbstractMeta = "abc.ABCMeta", CachedProperty = "functools.cached_property",
        TotalOrdering = "functools.total_ordering";

    private static readonly Dictionary<string, UnsupportedFeature> s_makers = new()
    {
        [NamedTuple] = Unsupported.NamedTuple,
        [NamedTupleBase] = Unsupported.NamedTupleBase,
        [Dataclass] = Unsupported.Dataclass,
        [DataclassField] = Unsupported.DataclassField,
        [KeywordsOnly] = Unsupported.DataclassField,
        [AbstractMethod] = Unsupported.AbstractMethod,
        [AbstractMeta] = Unsupported.ClassKeyword,
        [Auto] = Unsupported.Enumeration,
        [Unique] = Unsupported.Enumeration,
        [CachedProperty] = Unsupported.CachedProperty,
        [TotalOrdering] = Unsupported.TotalOrdering,
    };

    private readonly Dictionary<string, string> _imported = [];       // names of this file: "module" or "module.attribute"
    private readonly Dictionary<AstExpression, string> _makerUses = [];   // that nothing has been made of
    private readonly HashSet<string> _rebound = [];
    private MadeText? _made;

    /// <summary>A text that was made for a place of the program.</summary>
    private sealed record MadeText(SourceSpan Place, Func<int, int, AstExpression> ExpressionAt)
    {
        public string NameOf(string name) =>
            name.StartsWith("B_", StringComparison.Ordinal) ? HiddenPrefix + name[2..] : name;

        public AstExpression? Given(string name) => name.Split('_') is ["E", var start, var end]
            ? ExpressionAt(int.Parse(start, null), int.Parse(end, null)) : null;
    }

    private List<AstStatement> Made(string text, SourceSpan place)
    {
        var made = new SourceText(source.Name, text);
        var found = new DiagnosticBag();
        var tree = SyntaxTree.Module(made, new HashSet<int>(), found)!;
        var builder = new AstBuilder(made, new HashSet<int>(), found) { _made = new MadeText(place with { IsMade = true }, ExpressionAt), _module = tree };
        var result = builder.Statements(tree.children);
        return found.HasErrors ? throw new InvalidOperationException($"{found.Items[0].Message}: {text}") : result;
    }

    // Anew each time: no node stands twice in a tree.
    private AstExpression ExpressionAt(int start, int end) => With(false, () =>
        ExpressionList(SyntaxTree.Field(source, start, end, bag)!.expressionList()));

    // ---- names ------------------------------------------------------------------------------------------------

    /// <summary>Whether an import is of something that makes classes: nothing of that exists at run time.</summary>
    private bool NoteImport(string name, string meaning)
    {
        if (name == "*")
        {
            foreach (var maker in s_makers.Keys.Where(maker => meaning == maker[..maker.IndexOf('.')] + ".*"))
                _imported[maker[(maker.IndexOf('.') + 1)..]] = maker;
            return false;
        }
        _imported[name] = meaning;
        return s_makers.ContainsKey(meaning);
    }

    private AstName NoteUse(AstName name)
    {
        if (_inTarget)
            _rebound.Add(name.Id);
        else if (MakerNamed(name) is { } maker)
            _makerUses.Add(name, maker);
        return name;
    }

    private AstAttribute NoteUse(AstAttribute attribute)
    {
        if (MakerNamed(attribute) is { } maker)
            _makerUses.Add(attribute, maker);
        return attribute;
    }

    private string? MakerNamed(AstExpression expression) =>
        Imported(expression) is { } meaning && s_makers.ContainsKey(meaning) ? meaning : null;

    /// <summary>What an expression names of a module: "module.name".</summary>
    private string? Imported(AstExpression expression) => expression switch
    {
        AstName name => _imported.GetValueOrDefault(name.Id),
        AstAttribute { Value: AstName module, Name: var name } when _imported.TryGetValue(module.Id, out var found) =>
            $"{found}.{name}",
        _ => null,
    };

    /// <summary>Whether an expression is one of the makers, of which something is made then.</summary>
    private bool Uses(AstExpression expression, string maker) =>
        MakerNamed(expression) == maker && (_makerUses.Remove(expression) || true);

    private void RefuseOtherUses(AstModule module)
    {
        foreach (var (use, maker) in _makerUses)
        {
            if (use is not AstName name || !(_rebound.Contains(name.Id) || AstNames.Binds(module, name.Id)))
                Refuse(use.Span, s_makers[maker]);
        }
    }

    // ---- named tuples -----------------------------------------------------------------------------------------

    private AstName? BaseMadeBy(AstExpression value, List<AstStatement> before)
    {
        var name = $"{HiddenPrefix}base{_hidden + 1}";
        if (NamedTupleOf(value, name) is not { } made)
            return null;
        _hidden++;
        before.Add(made);
        return new AstName(value.Span, name);
    }

    /// <summary>The class that a call of namedtuple makes; null if it is no such call.</summary>
    private AstStatement? NamedTupleOf(AstExpression value, string target)
    {
        if (value is not AstCall call || !Uses(call.Callee, NamedTuple))
            return null;
        if (call.Unpacks || call.Arguments is not [{ Name: null, Value: AstStr { Value: var name } }, { Name: null } fields, ..]
            || FieldsOf(call, fields.Value) is not { } known || !IsName(name))
        {
            Refuse(value.Span, Unsupported.NamedTuple);
            return new AstPass(value.Span);
        }
        _records[target] = new Record { MatchArguments = [.. known.Select(field => field.Name)] };
        return new AstClass(value.Span, target, value.Span, [], NamedTupleMembers(name, known, value.Span))
        {
            ShownName = name, Module = _moduleName,
            Fixed = new AstFixed([.. known.Select(field => field.Name)]),
        };
    }

    private List<AstStatement> NamedTupleMembers(string name, List<RecordField> fields, SourceSpan place) => [.. Made(
        NamedTupleText.Of(name, fields, source.Text.Contains("_field_defaults", StringComparison.Ordinal)), place)
        .Select(member => member is AstFunction { Name: ".new" } init ? Renamed(init) : member)
        .Where(member => member is not AstFunction method || !fields.Exists(field => field.Name == method.Name))];

    private static AstFunction Renamed(AstFunction init) =>
        new(init.Span, "__init__", init.NameSpan, init.Parameters, null, init.Body) { ShownName = "__new__" };

    private static List<RecordField>? FieldsOf(AstCall call, AstExpression list)
    {
        var names = NamesIn(list);
        var options = call.Arguments.Skip(2).ToList();
        var defaults = options.Find(option => option.Name == "defaults")?.Value;
        if (names.Exists(name => !IsName(name) || name[0] == '_') || names.Distinct().Count() < names.Count
            || options.Exists(option => option.Name is not "defaults") || DefaultsOf(defaults) is not { } values
            || values.Count > names.Count)
            return null;
        var first = names.Count - values.Count;
        return [.. names.Select((name, i) => i < first ? new RecordField(name) : new RecordField(name)
        {
            Default = values[i - first].Span,
            IsLiteral = IsLiteral(values[i - first]),
        })];
    }

    private static List<string> NamesIn(AstExpression list) => list switch
    {
        AstStr text => [.. text.Value.Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)],
        AstList { Items: var items } => [.. items.Select(TextOf)],
        AstTuple { Items: var items } => [.. items.Select(TextOf)],
        _ => [""],
    };

    private static string TextOf(AstExpression item) => item is AstStr text ? text.Value : "";

    private static IReadOnlyList<AstExpression>? DefaultsOf(AstExpression? value) => value switch
    {
        null or AstNone => [],
        AstTuple tuple when !tuple.Items.Any(item => item is AstStarred) => tuple.Items,
        AstList list when !list.Items.Any(item => item is AstStarred) => list.Items,
        _ => null,
    };

    private static bool IsName(string text) => text.Length > 0 && !char.IsAsciiDigit(text[0])
        && text.All(c => char.IsLetterOrDigit(c) || c == '_') && !s_keywords.Contains(text);

    private static readonly string[] s_keywords = ["False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
        "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
        "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"];

    private static bool IsLiteral(AstExpression value) => value is AstInt or AstFloat or AstStr or AstBool or AstNone
        or AstUnary { Operator: UnaryOperator.Negate, Operand: AstInt or AstFloat };

    /// <summary>class Point(NamedTuple), with its fields as annotations; null if it has no such base.</summary>
    private AstClass? WithTupleMembers(AstClass plain)
    {
        var others = plain.Bases.Where(above => !Uses(above, NamedTupleBase)).ToList();
        if (others.Count == plain.Bases.Count)
            return null;
        var fields = plain.Written.OfType<AstAnnotatedAssign>().Select(one => one.Target is not AstName name ? null
            : new RecordField(name.Id) { Default = one.Value?.Span, IsLiteral = one.Value is { } value && IsLiteral(value) })
            .OfType<RecordField>().ToList();
        if (others.Count > 0 || fields.Exists(field => field.Name[0] == '_'))
            Refuse(plain.NameSpan, Unsupported.NamedTupleBase);
        CheckDefaults(fields, plain.NameSpan);
        _records[plain.Name] = new Record { MatchArguments = [.. fields.Select(field => field.Name)] };
        var own = plain.Written.Where(statement => statement is not AstAnnotatedAssign).ToList();
        return HasErrorIn(plain.NameSpan) ? plain : Remade(plain, others,
            [.. own, .. Others(NamedTupleMembers(plain.Name, fields, plain.NameSpan), own)], new AstFixed([.. fields.Select(field => field.Name)]));
    }

    /// <summary>What is made, but for what the class defines itself.</summary>
    private static IEnumerable<AstStatement> Others(List<AstStatement> made, List<AstStatement> own)
    {
        var names = AstNames.BoundBy(own).ToHashSet();
        return made.Where(member => !AstNames.BoundBy([member]).Any(names.Contains));
    }

    private static AstClass Remade(
        AstClass plain, IReadOnlyList<AstExpression> bases, IReadOnlyList<AstStatement> body, AstFixed? guard) =>
        new(plain.Span, plain.Name, plain.NameSpan, bases, body)
        {
            Decorators = plain.Decorators, Module = plain.Module,
            Fixed = guard,
        };

    // Fields are parameters: those without a default stand first.
    private void CheckDefaults(IEnumerable<RecordField> fields, SourceSpan place)
    {
        if (fields.SkipWhile(field => !field.HasDefault).Any(field => !field.HasDefault))
            bag.DefaultOrder(place);
    }
}
