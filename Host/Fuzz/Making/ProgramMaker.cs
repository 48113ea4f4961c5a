// SPDX-License-Identifier: MIT
// A whole program: globals, classes, functions, then steps that use them, then what the globals hold in the end.
using EPython.Frontend.Types;

namespace EPython.Host.Fuzz.Making;

internal sealed partial class Maker
{
    private const int Caught = 65;      // percent of the steps whose exceptions are printed
    private const int Large = 10;       // percent of the programs
    private const int Snippets = 30;    // percent of the steps that one follows

    private readonly bool _isLarge = chance.Percent(Large);

    /// <summary>The program of a seed.</summary>
    public static List<Stmt> Program(ulong seed, Features chosen, Profile profile)
    {
        var chance = new Chance(seed);
        return new Maker(chance, FeatureNames.Draw(chosen, chance), profile).Make();
    }

    private List<Stmt> Make()
    {
        var program = new List<Stmt>();
        foreach (var type in new[] { Ty.Int, Scalar(), AnyType(2), AnyType(2) })
            program.Add(FirstValue(type));
        for (var i = Has(Features.Classes) ? Few(0, 2) : 0; i > 0; i--)
            program.Add(MakeClass());
        if (Has(Features.Classes) && Has(Features.Exceptions) && chance.Percent(40))
        {
            for (var i = Few(1, 2); i > 0; i--)
                program.Add(MakeExceptionClass());
        }
        if (chance.Percent(30) && MakeDecorator() is { } decorator)
            program.Add(decorator);
        for (var i = Few(1, 2); i > 0; i--)
        {
            var (statement, function) = Has(Features.Generators) && chance.Percent(20) ? MakeGenerator() : MakeFunction(isInner: false);
            if (_decorator is { } wraps && !function.IsGenerator && chance.Percent(40))
            {
                program.Add(Stmt.Simple("@" + wraps));
                function = function with { Cost = function.Cost + 5 * (Fuel + 1) };
            }
            program.Add(statement);
            _functions.Add(function);
        }
        var globals = _scope.Visible.ToList();
        var steps = new List<Stmt>();
        for (var i = Few(2, 5); i > 0; i--)
        {
            AddStep(steps);
            if (chance.Percent(Snippets) && Snippet() is { } snippet)
                steps.Add(snippet);
        }
        program.AddRange(Ended(steps, globals));
        program.InsertRange(0, _declared);
        return [.. Declarations(program), .. program];
    }

    // Programs are small, but for some.
    private int Few(int least, int most)
    {
        var one = chance.Between(least, most);
        return _isLarge ? one : Math.Min(one, chance.Between(least, most));
    }

    private Stmt FirstValue(Ty type)
    {
        var name = Name("v");
        var made = Stmt.Simple($"{name} = $0", Literal(type, 2));
        _scope.Add(name, type);
        return made;
    }

    private void AddStep(List<Stmt> steps)
    {
        if (!Has(Features.Exceptions) || !chance.Percent(Caught))
        {
            AddStatement(steps, Deep - 1);
            return;
        }
        var error = Name("e");
        steps.Add(new Stmt(["try:", $"except Exception as {error}:"], [],
            [Body(_scope.Block(), 2, Deep - 1), [Stmt.Simple($"print(type({error}).__name__, {error})")]]));
    }

    // The globals are printed also when the program ends with an exception.
    private IEnumerable<Stmt> Ended(List<Stmt> steps, List<Variable> globals)
    {
        if (!Has(Features.Exceptions) || chance.Percent(60))
            return [.. steps, .. Printed(_scope.Visible)];
        return [new Stmt(["try:", "finally:"], [], [steps, Printed(globals)])];
    }

    private static List<Stmt> Printed(IEnumerable<Variable> variables) => [.. variables
        .Where(variable => variable.Type.IsPrintable).Select(variable => variable.Name).Distinct()
        .Chunk(6).Select(names => Stmt.Simple($"print({string.Join(", ", names)})"))];
}
