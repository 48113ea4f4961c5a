// SPDX-License-Identifier: MIT
// Type inference: one call of a row of builtins.def: what flows into its arguments' containers and into the
// functions it calls, and what it gives. Rows whose result column says so are done by that column; "special"
// ones here.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    /// <summary>Values: one per declared parameter (null: not given), then those of "*rest". Nodes of its
    /// place: 0 what it makes, 2 total or quotient, 3 rest, 4.. by the number of an argument or the
    /// use.</summary>
    private sealed partial class BuiltinCall(
        TypeInference inference, BuiltinInfo row, Arguments arguments, TypeNode?[] values)
    {
        private readonly TypeGraph _graph = inference._graph;
        private readonly Place _place = arguments.Place.Child(row.Name);

        private TypeNode Made => _place.Node(0);

        private TypeNode Value(int index) => values[index]?.Find() ?? _graph.Nothing;

        private bool IsGiven(int index) => index < values.Length && values[index] is not null;

        /// <summary>What iterating over an argument gives.</summary>
        private TypeNode Items(int index) => IsGiven(index)
            ? inference.Iterate(Value(index), _place, FirstItem + index, Report(index))
            : _graph.Nothing;

        /// <summary>The same of one that need not be iterable.</summary>
        private void PerhapsItems(int index) => inference.Iterate(Value(index), _place, FirstItem + index);

        private const int FirstItem = 100;

        private AstNode? Report(int index) =>
            arguments.Call is { } call && row.Type is null && index < call.Arguments.Count
            ? call.Arguments[index].Value
            : null;

        /// <summary>Result of calling an argument (key=, the function of map) with values.</summary>
        private TypeNode Call(int function, params TypeNode[] with) =>
            inference.CallValue(Value(function), new Arguments(_place.Child("call"), null, with));

        public TypeNode Run()
        {
            Mutate();
            inference.NoteBuiltin(row.Name);
            var result = row.Result == "special" ? Special() : Result(ResultType.Parse(row.Result));
            return ClassSymbol.RoundingMethod(row.Name) is { } method ? OrMethod(result, method) : result;
        }

        // ---- the result column ----------------------------------------------------------------------------

        private TypeNode Result(ResultType type) => type.Head switch
        {
            "none" => _graph.None,
            "bool" => _graph.Bool,
            "int" => _graph.Constant((IsNatural() ? TypeTags.Int : TypeTags.Int | TypeNode.Negative) | LargeOf()),
            "float" => _graph.Float,
            "str" => _graph.Str,
            "bytes" => _graph.Constant(TypeTags.Bytes),
            "bytearray" => _graph.Constant(TypeTags.ByteArray),
            "range" => RangeOf(),
            "slice" => _graph.Constant(TypeTags.Slice),
            "type" => inference.TypeOfInstances(Value(0), Made),
            "any" => OfAny(),
            "list" => ListOf(type.Parts[0]),
            "tuple" => TupleOf(type.Parts),
            "iter" => IteratorOf(type.Parts[0]),
            "set" => SetOf(type.Parts[0], TypeTags.Set),
            "frozenset" => SetOf(type.Parts[0], TypeTags.FrozenSet),
            "dict" => DictOf(type.Parts[0], type.Parts[1]),
            _ when type.Argument < 0 =>
                throw new InvalidOperationException($"result '{row.Result}' of {row.Name}"),
            _ when type.Head.EndsWith("copy", StringComparison.Ordinal) => CopyOf(Value(type.Argument)),
            _ when type.Head[0] == 'a' => Value(type.Argument),
            _ => Items(type.Argument),
        };

        private bool IsNatural() => row.Name switch
        {
            "Len" or "Ord" or "IntBitLength" or "IntBitCount" or "ListIndex" or "ListCount" => true,
            "TupleIndex" or "TupleCount" or "RangeIndex" or "RangeCount" or "StrIndex" or "StrRindex" => true,
            "StrCount" or "BytesCount" or "ByteArrayCount" or "ByteArrayPop" => true,
            "BytesIndex" or "BytesRindex" or "ByteArrayIndex" or "ByteArrayRindex" => true,
            "ArrayIndex" or "ArrayCount" or "RandomGetrandbits" or "MathIsqrt" or "MathFactorial" => true,
            "MathGcd" or "MathLcm" or "MathComb" or "MathPerm" => true,
            "RandomRandint" or "RandomRandrange" or "Int" or "IntConjugate" => values.All(v => v is null || IsNaturalNumber(v)),
            _ => false,
        };

        /// <summary>Functions of ints whose results are as large as their arguments.</summary>
        private TypeTags LargeOf() => row.Name switch
        {
            "Int" or "IntConjugate" or "MathGcd" or "MathLcm" => values.Aggregate(TypeTags.Nothing, (all, v) => all | LargeOf(v)),
            _ => 0,
        };

        private static TypeTags LargeOf(TypeNode? node) =>
            node is not null && (node.Tags & ~Number) == 0 ? node.Members & TypeNode.Large : 0;

        private static bool IsNaturalNumber(TypeNode node) =>
            !node.MayBeNegative && (node.Tags & ~(TypeTags.Int | TypeTags.Bool)) == 0;

        /// <summary>The items of range(stop) and range(start, stop) start at start and grow.</summary>
        private TypeNode RangeOf()
        {
            var first = IsGiven(1) ? Value(0) : _graph.Natural;
            var last = IsGiven(1) ? Value(1) : Value(0);
            var step = IsGiven(2) ? Value(2) : _graph.Natural;
            var grows = IsNaturalNumber(first) && IsNaturalNumber(step);
            var stays = IsNaturalNumber(first) && IsNaturalNumber(last);
            return _graph.Constant(grows || stays ? TypeTags.Range : TypeTags.Range | TypeNode.Negative);
        }

        private TypeNode OfAny() => row.Name switch
        {
            "Type" => _graph.Constant(TypeTags.Type),
            "Next" => Next(),
            _ => _graph.Any,
        };

        private TypeNode Join(params TypeNode[] nodes)
        {
            foreach (var node in nodes)
                _graph.Flow(node, Made);
            return Made;
        }

        private TypeNode ListOf(ResultType item)
        {
            var made = Made;
            _graph.Flow(Result(item), _graph.ListItemOf(made));
            return made.Find();
        }

        private TypeNode TupleOf(IReadOnlyList<ResultType> items)
        {
            _graph.FlowTuple([.. items.Select(item => Result(item))], Made);
            return Made;
        }

        private TypeNode IteratorOf(ResultType item)
        {
            _graph.Flow(Result(item), _graph.IteratorItemOf(Made));
            return Made;
        }

        private TypeNode DictOf(ResultType key, ResultType value)
        {
            var (keys, items) = _graph.DictItemsOf(Made);
            _graph.Flow(Result(key), keys);
            _graph.Flow(Result(value), items);
            return Made;
        }

        private TypeNode SetOf(ResultType item, TypeTags tag)
        {
            _graph.Flow(Result(item), _graph.SetItemOf(Made, tag));
            return Made;
        }

        /// <summary>What self and the others hold, in a set like self.</summary>
        private TypeNode Joined()
        {
            var made = _graph.SetItemOf(Made, Value(0).Tags & (TypeTags.Set | TypeTags.FrozenSet));
            for (var i = 0; i < values.Length; i++)
                _graph.Flow(Items(i), made.Find());
            return Made;
        }

        private TypeNode CopyOf(TypeNode value)
        {
            _graph.Flow(value, Made);
            return Made;
        }

        // ---- what goes into arguments ---------------------------------------------------------------------

        private void Mutate()
        {
            switch (row.Name)
            {
                case "ListAppend": _graph.Flow(Value(1), Value(0).ListItem!); break;
                case "ListInsert": _graph.Flow(Value(2), Value(0).ListItem!); break;
                case "ListExtend": _graph.Flow(Items(1), Value(0).ListItem!); break;
                case "ListSort": CallKey(1, Value(0).ListItem!); break;
                case "Sorted": CallKey(1, Items(0)); break;
                case "Filter": Call(0, Items(1)); break;
                case "TaskOnInterrupt": Call(0); break;
                case "Callable": inference.Keep(Value(0), SpecialMethod.Call); break;
                case "SetAdd": _graph.Flow(Value(1), Value(0).SetItem!); break;
                case "SetUpdate" or "SetSymmetricDifferenceUpdate":
                    for (var i = 1; i < values.Length; i++)
                        _graph.Flow(Items(i), Value(0).SetItem!);
                    break;
                case "SetIntersection" or "SetDifference" or "FrozenSetIntersection" or "FrozenSetDifference"
                    or "SetIntersectionUpdate" or "SetDifferenceUpdate":
                    for (var i = 1; i < values.Length; i++)
                        Items(i);
                    break;
                case "Any" or "All" or "MathFsum": Items(0); break;
                case "Bytes" or "ByteArray": PerhapsItems(0); break;
                case "ArrayArray": PerhapsItems(1); break;
                case "StrJoin" or "BytesJoin" or "ByteArrayJoin" or "ByteArrayExtend" or "ArrayExtend" or "SetIssubset"
                    or "SetIssuperset" or "SetIsdisjoint" or "FrozenSetIssubset" or "FrozenSetIssuperset"
                    or "FrozenSetIsdisjoint" or "ListUnpack": Items(1); break;
                case "MathDist": Items(0); Items(1); break;
                case "DictUpdate": Update(); break;
                case "DictSetdefault":
                    _graph.Flow(Value(1), Value(0).DictKey!);
                    _graph.Flow(IsGiven(2) ? Value(2) : _graph.None, Value(0).DictValue!);
                    break;
            }
        }

        private void CallKey(int key, TypeNode item)
        {
            if (IsGiven(key))
                Call(key, item);
        }

        /// <summary>dict.update(other): another dict, or pairs.</summary>
        private void Update()
        {
            if (IsGiven(1))
                FlowPairs(Value(1), Value(0));
        }

        private void FlowPairs(TypeNode source, TypeNode dict)
        {
            _graph.DictItemsOf(dict);
            if (source.Has(TypeTags.Dict))
            {
                _graph.Flow(source.DictKey!, dict.Find().DictKey!);
                _graph.Flow(source.DictValue!, dict.Find().DictValue!);
            }
            inference.FlowOwnMappings(source, _place.Child("own"), dict.Find().DictKey!, dict.Find().DictValue!);
            var pairs = TypeTags.Any & ~TypeTags.Dict;
            if (InstancesAt(source).All(IsMapping))
                pairs &= ~TypeTags.Instance;
            if (!source.Has(pairs))
                return;
            var others = inference.Restrict(source, pairs, _place, 4);
            var pair = inference.Iterate(others, _place, 5);
            var (key, value) = PairOf(pair);
            _graph.Flow(key, dict.Find().DictKey!);
            _graph.Flow(value, dict.Find().DictValue!);
        }

        private (TypeNode Key, TypeNode Value) PairOf(TypeNode pair)
        {
            if (pair.Is(TypeTags.Tuple) && pair.TupleItems is [var key, var value])
                return (key.Find(), value.Find());
            var item = inference.Iterate(pair, _place, 6);
            return (item, item);
        }
    }
}
