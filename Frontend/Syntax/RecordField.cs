// SPDX-License-Identifier: MIT
// Fields of named tuples and dataclasses, as their definitions say them.
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

/// <summary>One field. Default and Factory are places of expressions in the source.</summary>
internal sealed record RecordField(string Name)
{
    public SourceSpan? Default { get; init; }
    /// <summary>The default is a literal, which a parameter can have as its own.</summary>
    public bool IsLiteral { get; init; }
    public SourceSpan? Factory { get; init; }
    public bool InInit { get; init; } = true;
    public bool InRepr { get; init; } = true;
    public bool Compares { get; init; } = true;
    /// <summary>Null: as Compares says.</summary>
    public bool? Hashes { get; init; }
    public bool IsKeywordOnly { get; init; }
    /// <summary>InitVar: a parameter of __init__ and __post_init__, no attribute.</summary>
    public bool IsParameterOnly { get; init; }

    public bool HasDefault => Default is not null || Factory is not null;

    /// <summary>The attribute of the class that keeps a default which is no literal.</summary>
    public string Kept => $"B_default_{Name}";

    /// <summary>The parameter of __init__; `...` stands for what __init__ finds out itself.</summary>
    public string Parameter => !HasDefault ? Name : IsLiteral ? $"{Name}={Given(Default)}" : $"{Name}=...";

    /// <summary>What __init__ sets the field to.</summary>
    public string Value => !HasDefault || (IsLiteral && InInit) ? Name
        : InInit ? $"{Made} if {Name} is ... else {Name}" : Made;

    private string Made => Factory is not null ? $"{Given(Factory)}()" : IsLiteral ? Given(Default) : $"B_self.{Kept}";

    /// <summary>An expression of the source, in a text that is made.</summary>
    public static string Given(SourceSpan? place) => $"E_{place!.Value.Start}_{place.Value.End}";
}
