// SPDX-License-Identifier: MIT
// Shapes of environments: what each slot of each environment holds, found by following environments from where they
// are made through closures and calls to where they are read. The verifier proves accesses against them.
using EPython.Bytecode.Images;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

internal sealed class EnvironmentShapes
{
    private readonly Dictionary<(int Function, IrLocal Local), Node> _ofLocal = [];
    private readonly Dictionary<int, Node> _ofClosure = [];
    private readonly List<Node> _numbered = [];

    public IReadOnlyList<EnvironmentShape> Shapes { get; private set; } = [];
    public IReadOnlyList<int> ClosureShapes { get; private set; } = [];

    public static EnvironmentShapes Find(IrProgram program)
    {
        var shapes = new EnvironmentShapes();
        foreach (var function in program.Functions)
        {
            if (function.ClosureEnvironment is { } environment)
                Join(shapes.Of(function, environment), shapes.OfClosure(function.Index));
            foreach (var statement in IrWalk.All(function.Body))
                shapes.Visit(function, statement);
        }
        shapes.Number(program);
        return shapes;
    }

    /// <summary>Shape number of an environment that a function holds.</summary>
    public int Number(IrFunction function, IrLocal environment) => _numbered.IndexOf(Of(function, environment));

    private void Visit(IrFunction function, IrStatement statement)
    {
        switch (statement)
        {
            case IrNewEnvironment made:
                var node = Of(function, made.Target);
                node.Grow(made.Values, made.Raws);
                if (made.Parent is IrLocal parent)
                    Join(node.Up(), Of(function, parent));
                break;
            case IrMove { Source: IrLocal source } move when Knows(function, source):
                Join(Of(function, move.Target), Of(function, source));
                break;
            case IrNewClosure { Environment: IrLocal environment } closure:
                Join(OfClosure(closure.Function), Of(function, environment));
                break;
            case IrCall { Environment: IrLocal environment } call when call.Callee.ClosureEnvironment is not null:
                Join(OfClosure(call.Callee.Index), Of(function, environment));
                break;
            case IrLoadEnvironment load:
                Of(function, load.Environment).Up(load.Level).Note(load.Slot, load.Target);
                break;
            case IrStoreEnvironment store:
                Of(function, store.Environment).Up(store.Level).Note(store.Slot, store.Source);
                break;
        }
    }

    private bool Knows(IrFunction function, IrLocal local) => _ofLocal.ContainsKey((function.Index, local));

    private Node Of(IrFunction function, IrLocal local) => Get(_ofLocal, (function.Index, local));

    private Node OfClosure(int function) => Get(_ofClosure, function);

    private static Node Get<TKey>(Dictionary<TKey, Node> nodes, TKey key) where TKey : notnull
    {
        if (!nodes.TryGetValue(key, out var node))
            nodes[key] = node = new Node();
        return node.Root;
    }

    private void Number(IrProgram program)
    {
        // An environment that only its children use still has a number: parents first.
        foreach (var node in _ofLocal.Values.Concat(_ofClosure.Values))
            Number(node.Root);
        Shapes = [.. _numbered.Select(node => node.ToShape(
            node.Parent is null ? EnvironmentTable.None : _numbered.IndexOf(node.Parent.Root)))];
        ClosureShapes = [.. program.Functions.Select(function => function.ClosureEnvironment is null
            ? EnvironmentTable.None : _numbered.IndexOf(OfClosure(function.Index)))];
    }

    private void Number(Node node)
    {
        if (_numbered.Contains(node))
            return;
        if (node.Parent is not null)
            Number(node.Parent.Root);
        _numbered.Add(node);
    }

    private static void Join(Node a, Node b)
    {
        (a, b) = (a.Root, b.Root);
        if (a == b)
            return;
        var parent = b.Parent;
        a.Absorb(b);
        if (parent is not null)
            Join(a.Up(), parent);
    }

    /// <summary>Environments that must have one shape.</summary>
    private sealed class Node
    {
        private readonly List<RegisterType?> _values = [];
        private readonly List<char> _raws = [];
        private Node? _into;

        public Node Root => _into?.Root ?? this;
        public Node? Parent { get; private set; }

        public Node Up(int levels = 1)
        {
            var node = Root;
            for (; levels > 0; levels--)
                node = (node.Parent ??= new Node()).Root;
            return node;
        }

        public void Grow(int values, int raws)
        {
            while (_values.Count < values)
                _values.Add(null);
            while (_raws.Count < raws)
                _raws.Add('i');
        }

        public void Note(int slot, IrOperand operand)
        {
            if (operand.Kind != Kind.Value)
            {
                Grow(0, slot + 1);
                _raws[slot] = Kinds.Letter(operand.Kind);
                return;
            }
            Grow(slot + 1, 0);
            if (TypeOf(operand) is { } type)
                _values[slot] = Meet(_values[slot], type);
        }

        /// <summary>Null: says nothing about the slot.</summary>
        private static RegisterType? TypeOf(IrOperand operand) => operand switch
        {
            IrUnbound => null,
            IrLocal local => RegisterTypes.Of(local.Type),
            IrConstant { Value: string } => RegisterType.Str,
            IrConstant { Value: IrTupleConstant } => RegisterType.Tuple,
            _ => RegisterType.Any,
        };

        private static RegisterType Meet(RegisterType? known, RegisterType type) =>
            known is null || known == type ? type : RegisterType.Any;

        public void Absorb(Node other)
        {
            Grow(other._values.Count, other._raws.Count);
            for (var i = 0; i < other._values.Count; i++)
            {
                if (other._values[i] is { } type)
                    _values[i] = Meet(_values[i], type);
            }
            for (var i = 0; i < other._raws.Count; i++)
            {
                if (other._raws[i] != 'i')
                    _raws[i] = other._raws[i];
            }
            other._into = this;
        }

        public EnvironmentShape ToShape(int parent) =>
            new(parent, [.. _values.Select(type => type ?? RegisterType.Any)], [.. _raws]);
    }
}
