// SPDX-License-Identifier: MIT
// Type inference: the built-ins whose result the result column cannot say.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private sealed partial class BuiltinCall
    {
        private TypeNode Special() => row.Name switch
        {
            "Enumerate" => Enumerate(),
            "Zip" => Zip(),
            "Map" => Map(),
            "Iter" => Iter(),
            "GeneratorSend" => Send(),
            "GeneratorThrow" => Throw(),
            "Reversed" => Reversed(),
            "Min" or "Max" => Extreme(),
            "Sum" => Accumulate(BinaryOperator.Add, IsGiven(1) ? Value(1) : _graph.Natural),
            "NewObject" => Instances(),
            "MathProd" => Accumulate(BinaryOperator.Multiply, IsGiven(1) ? Value(1) : _graph.Natural),
            "Abs" => OrSpecial(Numbers(Value(0), TypeTags.Int | LargeOf(Value(0))), SpecialMethod.Abs),
            "Round" => OrSpecial(Round(), SpecialMethod.Round, IsGiven(1) ? [Value(1)] : []),
            "Divmod" => Divmod(),
            "Pow" => IsGiven(2) && !(Syntax(2) is AstNone)
                ? OrSpecial(_graph.Constant(TypeTags.Int | TypeNode.Negative | LargeOf(Value(2))), SpecialMethod.Power, Value(1), Value(2))
                : Operate(BinaryOperator.Power, Value(0), Value(1), Syntax(1), 2),
            "Tuple" => MakeTuple(),
            "Dict" => MakeDict(),
            "DictFromkeys" => FromKeys(),
            "ArrayArray" => MakeArray(),
            "SetUnion" or "SetSymmetricDifference" or "FrozenSetUnion" or "FrozenSetSymmetricDifference" => Joined(),
            _ => DictMethod(),
        };

        private TypeNode Instances()
        {
            foreach (var one in ClassesAt(Value(0)))
                _graph.Flow(inference.Instantiate(one), Made);
            return Made;
        }

        private AstExpression? Syntax(int index) =>
            arguments.Call is { } call && index < call.Arguments.Count && call.Arguments[index].Name is null
                ? call.Arguments[index].Value
                : null;

        /// <summary>What a class says of its instances, beside what is known.</summary>
        private TypeNode OrSpecial(TypeNode known, SpecialMethod special, params TypeNode[] values)
        {
            if (!Value(0).Has(TypeTags.Instance))
                return known;
            _graph.Flow(known, Made);
            inference.FlowSpecialTo(Value(0), special, _place.Child(special), Made, values);
            return Made;
        }

        /// <summary>What a method of the program that is no special one gives for an instance, beside what is known.</summary>
        private TypeNode OrMethod(TypeNode known, string name)
        {
            var methods = InstancesAt(Value(0)).Select(one => (Class: one, Method: one.FindMethod(name)))
                .Where(found => found.Method is not null).ToList();
            if (methods.Count == 0)
                return known;
            if (!Value(0).Is(TypeTags.Instance))
                _graph.Flow(known, Made);
            foreach (var (one, method) in methods)
                _graph.Flow(inference.CallPart(one, method!), Made);
            return Made;
        }

        private TypeNode Operate(
            BinaryOperator op, TypeNode left, TypeNode right, AstExpression? syntax, int node)
        {
            var members = NumberResult(op, left, right, syntax);
            if (!left.Has(TypeTags.Any & ~Number) && !right.Has(TypeTags.Any & ~Number))
                return _graph.Constant(members);
            var result = _place.Node(node);
            _graph.Add(result, members | StrResult(op, left, right));
            inference.FlowContainers(_place.Child(op), op, left, right, result, inPlace: false);
            inference.FlowSpecial(_place.Child(op), op, left, right, result, inPlace: false);
            return result.Find();
        }

        // ---- iterators ------------------------------------------------------------------------------------

        private TypeNode IteratorOfTuple(IReadOnlyList<TypeNode> items)
        {
            _graph.FlowTuple(items, _graph.IteratorItemOf(Made));
            return Made;
        }

        private TypeNode Enumerate() => IteratorOfTuple(
            [IsGiven(1) && Value(1).MayBeNegative ? _graph.Int : _graph.Natural, Items(0)]);

        /// <summary>Rest values follow the declared parameters: strict= has slot 0.</summary>
        private TypeNode Zip() => IteratorOfTuple(
            [.. Enumerable.Range(1, Math.Max(0, values.Length - 1)).Select(Items)]);

        private TypeNode Map()
        {
            TypeNode[] items = [.. Enumerable.Range(1, values.Length - 1).Select(Items)];
            _graph.Flow(Call(0, items), _graph.IteratorItemOf(Made));
            return Made;
        }

        // ---- numbers --------------------------------------------------------------------------------------

        /// <summary>key= and default= have slots 0 and 1; the values follow.</summary>
        private TypeNode Extreme()
        {
            TypeNode[] candidates = values.Length == 3
                ? [Items(2)]
                : [.. Enumerable.Range(2, Math.Max(0, values.Length - 2)).Select(Value)];
            foreach (var candidate in candidates.Where(_ => IsGiven(0)))
                Call(0, candidate);
            return Join([.. candidates, Value(1)]);
        }

        private TypeNode Accumulate(BinaryOperator op, TypeNode start)
        {
            var total = Join(start);
            _graph.Flow(Operate(op, total, Items(0), null, 2), total);
            return Made;
        }

        /// <summary>The result of a function that keeps float and makes ints of ints and bools.</summary>
        private TypeNode Numbers(TypeNode value, TypeTags ofInteger)
        {
            var members = value.Has(Integer) ? ofInteger : 0;
            return _graph.Constant(members | (value.Tags & TypeTags.Float));
        }

        private TypeNode Round()
        {
            var integer = TypeTags.Int | (Value(0).Members & TypeNode.IntExtent);
            var (number, digits) = (Value(0), Value(1));
            if (number.Has(TypeTags.Float))
                integer |= TypeNode.Negative;
            var toInt = !IsGiven(1) || digits.Has(TypeTags.None) ? integer : 0;
            var kept = IsGiven(1) && digits.Has(Integer) ? Numbers(number, integer).Members : 0;
            return _graph.Constant(number.Has(Number) ? toInt | kept : 0);
        }

        private TypeNode Divmod()
        {
            var quotient = Operate(BinaryOperator.FloorDivide, Value(0), Value(1), null, 2);
            var rest = Operate(BinaryOperator.Modulo, Value(0), Value(1), null, 3);
            _graph.FlowTuple([quotient, rest], Made);
            inference.FlowSpecialTo(Value(0), SpecialMethod.Divmod, _place, Made, Value(1));
            inference.FlowSpecialTo(Value(1), SpecialMethod.ReflectedDivmod, _place, Made, Value(0));
            return Made;
        }

        // ---- containers -----------------------------------------------------------------------------------

        private TypeNode MakeTuple()
        {
            if (!IsGiven(0))
                _graph.FlowTuple([], Made);
            else if (Value(0).Is(TypeTags.Tuple))
                return Value(0);
            else
                _graph.Flow(Items(0), _graph.TupleRestOf(Made));
            return Made;
        }

        private TypeNode MakeDict()
        {
            _graph.DictItemsOf(Made);
            if (IsGiven(0))
                FlowPairs(Value(0), Made);
            return Made;
        }

        private TypeNode FromKeys()
        {
            _graph.Flow(Items(0), _graph.DictItemsOf(Made).Key);
            _graph.Flow(IsGiven(1) ? Value(1) : _graph.None, _graph.DictItemsOf(Made).Value);
            return Made;
        }

        /// <summary>The type code decides how items are kept; a code that is no literal may be any.</summary>
        private TypeNode MakeArray()
        {
            var item = _graph.ArrayItemOf(Made);
            var code = Syntax(0) is AstStr text ? text.Value : "";
            const TypeTags whole = TypeTags.Int | TypeNode.Negative;
            _graph.Add(item, code switch
            {
                "d" or "f" => TypeTags.Float,
                "u" => TypeTags.Str,
                "" => whole | TypeTags.Float,
                _ => whole,
            });
            return Made;
        }

        private TypeNode DictMethod()
        {
            var (dict, made) = (Value(0), Made);
            switch (row.Name)
            {
                case "DictGet": return Join(dict.DictValue!, IsGiven(2) ? Value(2) : _graph.None);
                case "DictPop": return Join(dict.DictValue!, Value(2));
                case "DictSetdefault": return dict.DictValue!;
                case "DictPopitem": _graph.FlowTuple([dict.DictKey!, dict.DictValue!], made); break;
                case "DictKeys": _graph.Flow(dict.DictKey!, View()); break;
                case "DictValues": _graph.Flow(dict.DictValue!, View()); break;
                case "DictItems": _graph.FlowTuple([dict.DictKey!, dict.DictValue!], View()); break;
                default: throw new InvalidOperationException($"no result for {row.Name}");
            }
            return Made;
        }

        private TypeNode View() => _graph.IteratorItemOf(Made, TypeTags.DictView);
    }
}
