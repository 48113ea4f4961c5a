// SPDX-License-Identifier: MIT
// Methods with several decorators, or with one that knows methods: what the decorators make is kept under a hidden name, and
// a method, a property or a class method of the written name calls it.
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private static readonly string[] s_caches = ["functools.lru_cache", "functools.cache"];
    private int _wrapped;

    private List<AstStatement> Members(List<AstStatement> body) => [.. body.SelectMany(statement => statement switch
    {
        AstFunction { Decorators.Count: > 0 } method => Member(method),
        AstFunction { Name: "__new__" } method => Making(method),
        _ => [statement],
    })];

    // A class with __new__: what it gives is initialised if it is of the class.
    private List<AstStatement> Making(AstFunction method)
    {
        const string text = """
            @classmethod
            def __make__(cls, /, *args, **kwargs):
              made = cls.__new__(*args, **kwargs)
              if B_isinstance(made, cls):
                begin = B_getattr(B_type(made), '__init__', None)
                if begin is not None: begin(made, *args, **kwargs)
              return made

            """;
        var decorator = new AstDecorator(method.NameSpan, new AstName(method.NameSpan, "classmethod"));
        return [With(method, [decorator]), .. Made(text, method.NameSpan).OfType<AstFunction>().Select(made => Frameless(made, false))];
    }

    private List<AstStatement> Member(AstFunction method)
    {
        var rest = method.Decorators.ToList();
        if (Uses(rest[^1].Expression, AbstractMethod))
        {
            rest.RemoveAt(rest.Count - 1);
            method = With(method, rest, isAbstract: true);
        }
        if (rest.Count == 0)
            return [method];
        if (Uses(rest[0].Expression, CachedProperty) && rest.Count == 1)
            return Cached(method, rest[0].Span);
        if (IsCache(rest[0].Expression) && !IsOfType(rest))
            return Accessed(method, rest, "", "B_self, /, *args, **kwargs", "B_type(B_self).{0}(B_self, *args, **kwargs)");
        if (rest.Count == 1 || IsOfType(rest.Skip(1)))
            return [method];
        return rest[0].Expression switch
        {
            AstName { Id: "property" } => Accessed(method, rest[1..], "property", "B_self", "B_type(B_self).{0}(B_self)"),
            AstName { Id: "classmethod" } => Accessed(
                method, rest[1..], "classmethod", "cls, /, *args, **kwargs", "cls.{0}(cls, *args, **kwargs)"),
            AstName { Id: "staticmethod" } => Accessed(
                method, rest[1..], "classmethod", "cls, /, *args, **kwargs", "cls.{0}(*args, **kwargs)"),
            _ => [method],
        };
    }

    private static bool IsOfType(IEnumerable<AstDecorator> decorators) => decorators.Any(one => one.Expression
        is AstName { Id: "property" or "classmethod" or "staticmethod" } or AstAttribute { Name: "setter" or "deleter" });

    private bool IsCache(AstExpression decorator) => (decorator is AstCall call ? call.Callee : decorator) switch
    {
        AstName name => s_caches.Contains(_imported.GetValueOrDefault(name.Id)),
        AstAttribute { Value: AstName module, Name: var name } =>
            s_caches.Contains($"{_imported.GetValueOrDefault(module.Id)}.{name}"),
        _ => false,
    };

    private List<AstStatement> Accessed(
        AstFunction method, List<AstDecorator> decorators, string kind, string parameters, string call)
    {
        var kept = $"B_{_class}_{++_wrapped}_{method.Name}";
        var text = $"{(kind == "" ? "" : "@" + kind)}\ndef {method.Name}({parameters}): return {string.Format(null, call, kept)}\n";
        return [With(method, decorators, Hidden(kept)), .. Made(text, decorators[0].Span).OfType<AstFunction>().Select(accessor =>
            Frameless(accessor, method.IsAbstract))];
    }

    private List<AstStatement> Cached(AstFunction method, SourceSpan place)
    {
        var (kept, name) = ($"B_{_class}_{++_wrapped}_{method.Name}", method.Name);
        var value = $"{Hidden(kept)}.{name}";         // vars(x) shows what stands behind the last dot
        var text = $"""
            @property
            def {name}(B_self):
              if not B_hasattr(B_self, '{value}'): B_object.__setattr__(B_self, '{value}', B_self.{kept}())
              return B_getattr(B_self, '{value}')
            @{name}.setter
            def {name}(B_self, value): B_object.__setattr__(B_self, '{value}', value)
            @{name}.deleter
            def {name}(B_self): B_object.__delattr__(B_self, '{value}')

            """;
        return [With(method, [], Hidden(kept)), .. Made(text, place).OfType<AstFunction>().Select(one => Frameless(one, false))];
    }

    private static string Hidden(string name) => HiddenPrefix + name[2..];

    private static AstFunction Frameless(AstFunction accessor, bool isAbstract) =>
        new(accessor.Span, accessor.Name, accessor.NameSpan, accessor.Parameters, null, accessor.Body)
        {
            Decorators = accessor.Decorators, HasNoFrame = true, IsAbstract = isAbstract,
        };

    private static AstFunction With(AstFunction method, List<AstDecorator> decorators, string? name = null, bool isAbstract = false) =>
        new(method.Span, name ?? method.Name, method.NameSpan, method.Parameters, method.Returns, method.Body)
        {
            Decorators = decorators, ShownName = method.ShownName, IsAbstract = isAbstract,
        };
}
