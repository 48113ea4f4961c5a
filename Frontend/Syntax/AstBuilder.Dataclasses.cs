// SPDX-License-Identifier: MIT
// Dataclasses: what the decorator says, the fields of the class and its bases, and the methods that follow from them.
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    /// <summary>What classes of this file pass on to those below them.</summary>
    private sealed record Record
    {
        public IReadOnlyList<RecordField> Fields { get; init; } = [];
        public IReadOnlyList<string>? MatchArguments { get; init; }
        public bool HasPostInit { get; init; }
    }

    private readonly Dictionary<string, Record> _records = [];

    /// <summary>A class with what its decorator or its base adds to it.</summary>
    private AstClass WithMembers(AstClass plain)
    {
        if (WithTupleMembers(plain) is { } tuple)
            return tuple;
        var above = Inherited(plain);
        var record = above with { HasPostInit = above.HasPostInit || AstNames.BoundBy(plain.Written).Contains("__post_init__") };
        var decorator = plain.Decorators.FirstOrDefault(one => OptionsOf(one.Expression) is not null);
        if (decorator is null)
        {
            if (record.Fields.Count > 0 || record.HasPostInit)
                _records[plain.Name] = record;
            return plain;
        }
        if (plain.Bases.Any(one => one is not AstName name || _imported.ContainsKey(name.Id)))
            Refuse(plain.NameSpan, Unsupported.DataclassBase);
        return Dataclassed(plain, decorator, record);
    }

    private Record Inherited(AstClass one)
    {
        var above = one.Bases.OfType<AstName>().Select(name => _records.GetValueOrDefault(name.Id)).OfType<Record>().ToList();
        var fields = new List<RecordField>();
        foreach (var field in above.AsEnumerable().Reverse().SelectMany(record => record.Fields))
            Put(fields, field);
        return new Record { Fields = fields, HasPostInit = above.Exists(record => record.HasPostInit) };
    }

    // A field that is defined again keeps its place.
    private static void Put(List<RecordField> fields, RecordField field)
    {
        var place = fields.FindIndex(other => other.Name == field.Name);
        if (place < 0)
            fields.Add(field);
        else
            fields[place] = field;
    }

    private AstClass Dataclassed(AstClass plain, AstDecorator decorator, Record above)
    {
        var options = OptionsOf(decorator.Expression)!;
        var body = new List<AstStatement>();
        var own = new List<RecordField>();
        var keywords = options.KeywordOnly;
        foreach (var statement in plain.Written)
        {
            if (statement is not AstAnnotatedAssign { Target: AstName name } annotated || IsOfClass(annotated.Annotation, "ClassVar"))
                body.Add(statement);
            else if (Uses(annotated.Annotation, KeywordsOnly))
                keywords = true;
            else
            {
                var field = FieldOf(annotated, name.Id, keywords);
                own.Add(field);
                body.Add(field.Default is { } given && annotated.Value?.Span != given
                    ? new AstAnnotatedAssign(annotated.Span, name, annotated.Annotation, ExpressionAt(given.Start, given.End))
                    : field.Default is null ? new AstAnnotatedAssign(annotated.Span, name, annotated.Annotation, null) : annotated);
            }
        }
        var fields = above.Fields.ToList();
        own.ForEach(field => Put(fields, field));
        CheckDefaults(fields.Where(field => field is { InInit: true, IsKeywordOnly: false }), plain.NameSpan);
        var defined = AstNames.BoundBy(body).ToHashSet();
        CheckOverwritten(options, defined, plain.NameSpan);
        _records[plain.Name] = above with
        {
            Fields = fields,
            MatchArguments = [.. fields.Where(field => field is { InInit: true, IsKeywordOnly: false }).Select(field => field.Name)],
        };
        if (HasErrorIn(plain.Span))
            return plain;
        var text = new DataclassText(options, fields, above.HasPostInit, plain.Bases.Count > 0, defined,
            source.Text.Contains("fields", StringComparison.Ordinal)).Of(own);
        return new AstClass(plain.Span, plain.Name, plain.NameSpan, plain.Bases,
            [.. body, .. Others(Made(text, decorator.Span), body)])
        {
            Decorators = [.. plain.Decorators.Where(one => one != decorator)], Module = plain.Module,
            Fixed = options.Frozen ? new AstFixed([.. fields.Select(field => field.Name)]) : null,
        };
    }

    private void CheckOverwritten(DataclassOptions options, HashSet<string> defined, SourceSpan place)
    {
        string[] made = [.. options.Order ? ["__lt__", "__le__", "__gt__", "__ge__"] : Array.Empty<string>(),
            .. options.Frozen ? ["__setattr__", "__delattr__"] : Array.Empty<string>(),
            .. options.UnsafeHash ? ["__hash__"] : Array.Empty<string>()];
        if (made.Any(defined.Contains) || options is { Order: true, Eq: false })
            Refuse(place, Unsupported.DataclassOverwrites);
    }

    /// <summary>What @dataclass or @dataclass(...) says; null if the decorator is another one.</summary>
    private DataclassOptions? OptionsOf(AstExpression decorator)
    {
        if (Uses(decorator, Dataclass))
            return new DataclassOptions();
        if (decorator is not AstCall call || !Uses(call.Callee, Dataclass))
            return null;
        var options = new DataclassOptions();
        foreach (var argument in call.Arguments)
        {
            if (argument is { Name: { } name, Value: AstBool { Value: var value } } && options.With(name, value) is { } more)
                options = more;
            else if (!HasErrorIn(argument.Span))
                Refuse(argument.Span, Unsupported.DataclassKeyword);
        }
        return options;
    }

    // ---- fields -----------------------------------------------------------------------------------------------

    private RecordField FieldOf(AstAnnotatedAssign statement, string name, bool isKeywordOnly)
    {
        var field = new RecordField(name) { IsKeywordOnly = isKeywordOnly };
        if (IsOfClass(statement.Annotation, "InitVar"))
            field = field with { IsParameterOnly = true, InRepr = false, Compares = false };
        if (statement.Value is AstCall call && Uses(call.Callee, DataclassField))
            return call.Arguments.Aggregate(field, With);
        return statement.Value is { } value ? WithDefault(field, value) : field;
    }

    private RecordField With(RecordField field, AstArgument argument) => argument switch
    {
        { Name: "default" } => WithDefault(field, argument.Value),
        { Name: "default_factory" } => field with { Factory = argument.Value.Span },
        { Name: "init", Value: AstBool { Value: var init } } => field with { InInit = init },
        { Name: "repr", Value: AstBool { Value: var repr } } => field with { InRepr = repr },
        { Name: "compare", Value: AstBool { Value: var compare } } => field with { Compares = compare },
        { Name: "hash", Value: AstBool { Value: var hash } } => field with { Hashes = hash },
        { Name: "hash", Value: AstNone } => field,
        { Name: "kw_only", Value: AstBool { Value: var only } } => field with { IsKeywordOnly = only },
        _ => Refused(field, argument.Span, Unsupported.DataclassField),
    };

    private RecordField WithDefault(RecordField field, AstExpression value)
    {
        if (value is AstList or AstDict or AstSet or AstComprehension { Kind: not ComprehensionKind.Generator })
            return Refused(field, value.Span, Unsupported.MutableDefault);
        return field with { Default = value.Span, IsLiteral = IsLiteral(value) };
    }

    private RecordField Refused(RecordField field, SourceSpan place, UnsupportedFeature feature)
    {
        Refuse(place, feature);
        return field;
    }

    // ClassVar, ClassVar[int], typing.ClassVar, "ClassVar[int]"
    private static bool IsOfClass(AstExpression annotation, string name) => annotation switch
    {
        AstName one => one.Id == name,
        AstAttribute one => one.Name == name,
        AstSubscript one => IsOfClass(one.Value, name),
        AstStr one => one.Value.StartsWith(name, StringComparison.Ordinal)
            || one.Value.Contains($".{name}", StringComparison.Ordinal),
        _ => false,
    };
}
