// SPDX-License-Identifier: MIT
// IR to C, one function: its locals, its frame, its prologue, and the way values get into locals. Single-use pure
// expressions wait in _pending and are written where they are read, as long as nothing they read has changed.
using System.Globalization;
using EPython.Frontend.Ir;
using EPython.Frontend.Text;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private sealed record Expression(string Text, Binding Binding, IReadOnlySet<IrLocal> Reads);

    private readonly IrFunction _function;
    private readonly UnitContext _context;
    private CWriter _writer;
    private readonly TemporaryScopes _scopes;
    private readonly NameMangler _mangler = new();
    private readonly Dictionary<IrLocal, string> _names = [];
    private readonly Dictionary<IrLocal, int> _frameSlots = [];
    private readonly HashSet<IrLocal> _declared = [];
    private readonly List<KeyValuePair<IrLocal, Expression>> _pending = [];
    private readonly IReadOnlySet<IrLocal> _volatile;
    private readonly bool _allocates;
    private readonly GeneratorFrame? _generator;
    private string _frame = "frame.";
    private int _frameSize;
    private (SourceText? Source, int Line) _lastLine;

    /// <summary>Own: names that the C function has besides those of the program.</summary>
    private CFunctionEmitter(IrFunction function, UnitContext context, CWriter writer, IReadOnlyList<string> own)
    {
        _function = function;
        _context = context;
        _writer = writer;
        _scopes = new TemporaryScopes(function);
        if (!context.IsSmall)
            FindLoopsOverEntries(function.Body);
        _volatile = VolatileLocals.Of(function, _scopes);
        _allocates = context.Graph.Allocates(function.Index);
        foreach (var name in own)
            _mangler.Claim(name);
        if (function.ClosureEnvironment is { } environment)
            _names[environment] = "env";
        foreach (var local in function.Parameters.Concat(function.Locals))
        {
            if (!_names.ContainsKey(local))
                _names[local] = _mangler.Claim(local.IsTemporary ? $"t{local.Id}" : local.Name);
        }
        GiveFrameSlots();
    }

    public CFunctionEmitter(IrFunction function, UnitContext context, CWriter writer)
        : this(function, context, writer, function.IsGenerator ? s_namesOfGenerators : [])
    {
        if (!function.IsGenerator)
            return;
        var generator = new GeneratorFrame(function, Liveness.AcrossYields(function, context.Graph));
        _generator = generator;
        BeginAt(generator.Places, generator.All,
            yielded => generator.KeptAt(yielded).Select(local => (local, Kept(local, generator))));
    }

    public void Emit()
    {
        if (_generator is not null)
        {
            EmitGenerator(_generator);
            return;
        }
        _start = _writer.Position;
        _writer.Comment($"{_function.Name}, line {_function.Symbol.Syntax.Span.Line}");
        _writer.Open(CEmitter.Signature(_function, _context, withNames: true, local => Qualified(local) + _names[local]));
        DeclareLocals();
        WritePrologue();
        WriteBody(_function.Body);
        _writer.Close();
    }

    // Named variables keep a slot of their own; temporaries share slots when their spans do not meet.
    private void GiveFrameSlots()
    {
        var roots = Liveness.Roots(_function, _context.Graph);
        foreach (var local in roots.Where(local => !_scopes.IsScoped(local)))
            _frameSlots[local] = _frameSize++;
        var busyUntil = new List<int>();
        foreach (var local in roots.Where(_scopes.IsScoped).OrderBy(local => _scopes.Span(local).First))
        {
            var (first, last) = _scopes.Span(local);
            var slot = busyUntil.FindIndex(end => end < first);
            if (slot < 0)
            {
                slot = busyUntil.Count;
                busyUntil.Add(last);
            }
            busyUntil[slot] = last;
            _frameSlots[local] = _frameSize + slot;
        }
        _frameSize += busyUntil.Count;
    }

    private IEnumerable<IrLocal> Arrivals() =>
        _function.ClosureEnvironment is { } environment ? _function.Parameters.Prepend(environment) : _function.Parameters;

    private void DeclareLocals()
    {
        _declared.UnionWith(Arrivals());
        var groups = _function.Locals
            .Where(local => !_declared.Contains(local) && _scopes.IsUsed(local)
                && (!_scopes.IsScoped(local) || _loaded.Contains(local)))
            .GroupBy(local => (local.Kind, IsVolatile: _volatile.Contains(local))).OrderBy(group => group.Key);
        foreach (var group in groups)
        {
            _declared.UnionWith(group);
            // A value may be read before it is assigned: then it is Unbound, and the check that follows must see that.
            var start = group.Key.Kind == Kind.Value ? " = EPY_UNBOUND" : group.Key.Kind == Kind.Bool ? " = false" : " = 0";
            foreach (var names in group.Select(local => _names[local] + start).Chunk(6))
                _writer.Line($"{Qualified(group.First())}{CLiterals.TypeOf(group.Key.Kind)} {string.Join(", ", names)};");
        }
    }

    private string Qualified(IrLocal local) => _volatile.Contains(local) ? "volatile " : "";

    private void WritePrologue()
    {
        if (_frameSize > 0)
            _writer.Line($"EPY_FRAME({Number(_frameSize)}) frame = {{ {Number(_frameSize)}, {{ 0 }} }};");
        if (!_context.Graph.IsShallow(_function.Index))
            _writer.Line(_context.Graph.IsInCycle(_function.Index) ? "epy_enter_cycle(c, a);" : "epy_enter(c, a);");
        if (_allocates)
            _writer.Line(_frameSize > 0 ? "a->frame = (epy_frame *)&frame;" : "a->frame = NULL;");
        foreach (var local in Arrivals().Where(_frameSlots.ContainsKey))
            _writer.Line($"frame.values[{Number(_frameSlots[local])}] = {_names[local]};");
    }

    // ---- values into locals ------------------------------------------------------------------------------------

    /// <summary>target = text, into its frame slot too if the collector must see it.</summary>
    private void Assign(IrLocal? target, string text)
    {
        if (target is null || IsDropped(target))
        {
            _writer.Line(text + ";");
            return;
        }
        FlushReadersOf(target);
        _writer.Line($"{Place(target)} = {text};");
    }

    // A result that nobody reads.
    private bool IsDropped(IrLocal target) =>
        !_scopes.IsRead(target) && _scopes.IsScoped(target) && !_frameSlots.ContainsKey(target);

    private string Place(IrLocal target)
    {
        var name = _declared.Add(target) ? $"{CLiterals.TypeOf(target.Kind)} {_names[target]}" : _names[target];
        return _frameSlots.TryGetValue(target, out var slot) ? $"{name} = {_frame}values[{Number(slot)}]" : name;
    }

    private void AssignPure(IrLocal target, Expression expression)
    {
        if (_scopes.IsReadOnceNearby(target) && !_frameSlots.ContainsKey(target))
            _pending.Add(new(target, expression));
        else
            Assign(target, expression.Text);
    }

    private void FlushReadersOf(IrLocal target)
    {
        foreach (var waiting in _pending.Where(waiting => waiting.Value.Reads.Contains(target)).ToList())
            Write(waiting);
    }

    private void FlushAll()
    {
        foreach (var waiting in _pending.ToList())
            Write(waiting);
    }

    private void Write(KeyValuePair<IrLocal, Expression> waiting)
    {
        _pending.Remove(waiting);
        _writer.Line($"{Place(waiting.Key)} = {waiting.Value.Text};");
    }

    // ---- operands ----------------------------------------------------------------------------------------------

    private string Operand(IrOperand operand) => Operand(operand, Binding.Or, null);

    /// <summary>C text of an operand; in parentheses if it binds looser than asked. Adds to reads what it depends on.</summary>
    private string Operand(IrOperand operand, Binding least, HashSet<IrLocal>? reads)
    {
        if (operand is not IrLocal local)
            return Constant(operand);
        var index = _pending.FindIndex(waiting => waiting.Key == local);
        if (index < 0)
        {
            reads?.Add(local);
            return _names[local];
        }
        var expression = _pending[index].Value;
        _pending.RemoveAt(index);
        reads?.UnionWith(expression.Reads);
        return expression.Binding < least ? $"({expression.Text})" : expression.Text;
    }

    private string Constant(IrOperand operand) => operand switch
    {
        IrConstant { Kind: not Kind.Value } raw => CLiterals.Raw(raw, _context.Profile),
        IrConstant value => CLiterals.Immediate(value.Value, _context.Profile) ?? TableConstant(value.Value),
        IrUnbound => "EPY_UNBOUND",
        IrFunctionValue function => $"EPY_IMMEDIATE(EPY_KIND_FUNCTION, {Number(function.Function)})",
        IrBuiltinValue { IsMath: true } math =>
            $"EPY_IMMEDIATE(EPY_KIND_BUILTIN, EPY_BUILTIN_COUNT + EPY_MATH_{math.Name})",
        IrBuiltinValue builtin => $"EPY_IMMEDIATE(EPY_KIND_BUILTIN, EPY_BUILTIN_{builtin.Name})",
        IrTypeValue type when BuiltinTable.IsException(type.Name) => $"epy_class_value(EPY_EXCEPTION_{type.Name})",
        IrTypeValue type => $"EPY_IMMEDIATE(EPY_KIND_TYPE, EPY_TYPE_{type.Name})",
        IrClassValue value => $"EPY_IMMEDIATE(EPY_KIND_TYPE, EPY_FIRST_CLASS + {Number(value.Class)})",
        _ => throw new InvalidOperationException($"{operand.GetType().Name} is not an operand of a statement"),
    };

    private string TableConstant(object? value)
    {
        var words = value is string text ? $" /* {Shorten(text)} */" : "";
        var table = _context.IsFrozen ? "epy_program_value_constants" : "c->value_constants";
        return $"{table}[{Number(_context.Tables.ValueConstant(value))}]{words}";
    }

    private static string Shorten(string text) =>
        CWriter.Harmless(text.Length > 24 ? $"'{text[..24]}'..." : $"'{text}'");

    private string At(IrStatement statement) => $"EPY_SITE({Number(_context.Tables.NativeSite(statement.Site))})";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
