// SPDX-License-Identifier: MIT
// What is visible where a statement or expression is made.
namespace EPython.Host.Fuzz.Making;

/// <summary>A variable. CanChange: it may be assigned here; a loop's counter may not. IsDeclared: by global or nonlocal.</summary>
internal sealed record Variable(string Name, Ty Type, bool CanChange, bool IsDeclared = false);

/// <summary>A block; Outer: the one around it. Rounds: how often it runs for one run of its function.</summary>
internal sealed class Scope
{
    private readonly List<Variable> _variables = [];
    private Ty? _yields;

    private Scope(Scope? outer, Ty? result, int rounds, bool startsFunction)
    {
        (Outer, Result, Rounds) = (outer, result, rounds);
        Function = startsFunction ? this : outer!.Function;
    }

    public static Scope Module() => new(null, null, 1, startsFunction: true);

    public Scope? Outer { get; }

    /// <summary>The block of the function's body, or the module's.</summary>
    public Scope Function { get; }

    /// <summary>What the generator yields; null where the function is none. Asked of the function's block.</summary>
    public Ty? Yields
    {
        get => Function._yields;
        set => Function._yields = value;
    }

    /// <summary>What the function returns; null in the module.</summary>
    public Ty? Result { get; }

    public int Rounds { get; }
    public bool IsLoop { get; private init; }
    public bool IsModule => Function.Outer is null;

    /// <summary>How many functions are around it.</summary>
    public int Nesting => Function.Outer is { } outer ? outer.Nesting + 1 : 0;

    /// <summary>Statements that one run of the function runs, about; kept at its outermost block.</summary>
    public int Cost { get; private set; }

    /// <summary>How often lists and dicts were changed, or functions called that may; kept at the outermost block.</summary>
    public int Changes { get; private set; }

    public Scope Block() => new(this, Result, Rounds, startsFunction: false) { IsLoop = IsLoop };
    public Scope Loop(int rounds) => new(this, Result, Rounds * rounds, startsFunction: false) { IsLoop = true };
    public Scope Body(Ty result) => new(this, result, 1, startsFunction: true);

    public void Spend(int statements) => Function.Cost += statements * Rounds;
    public void Change() => Function.Changes++;

    public void Add(string name, Ty type, bool canChange = true) => _variables.Add(new Variable(name, type, canChange));

    /// <summary>A variable of a function around, or of the module, that the function may assign.</summary>
    public void Declare(Variable variable) => _variables.Add(variable with { IsDeclared = true });

    /// <summary>All that can be read here. Those of functions around are not assigned unless they were declared.</summary>
    public IEnumerable<Variable> Visible
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope.Outer)
            {
                foreach (var variable in scope._variables)
                    yield return scope.Function == Function ? variable : variable with { CanChange = false };
            }
        }
    }
}
