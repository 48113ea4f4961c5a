// SPDX-License-Identifier: MIT
// The Python of a named tuple: a class with a slot per field, and what tuples have. B_x stands for a name that no program can
// write, or for the built-in x whatever the program calls so; E_a_b for an expression of the source.
using System.Globalization;
using System.Text;

namespace EPython.Frontend.Syntax;

internal static class NamedTupleText
{
    /// <summary>The members of the class. _field_defaults only if the program asks for it.</summary>
    public static string Of(string name, IReadOnlyList<RecordField> fields, bool hasDefaults)
    {
        var text = new StringBuilder();
        void Add(string line) => text.Append(line).Append('\n');
        var names = fields.Select(field => field.Name).ToList();
        string Each(Func<string, string> part) => string.Concat(names.Select(one => part(one) + ", "));
        Add($"'{name}({string.Join(", ", names)})'");
        Add($"_fields = ({Each(one => $"'{one}'")})");
        foreach (var field in fields.Where(field => field is { HasDefault: true, IsLiteral: false }))
            Add($"{field.Kept} = {RecordField.Given(field.Default)}");
        if (hasDefaults)
            Add($"_field_defaults = {{{string.Concat(fields.Where(field => field.HasDefault)
                .Select(field => $"'{field.Name}': {RecordField.Given(field.Default)}, "))}}}");
        Add($"def B_new({string.Join(", ", fields.Select(field => field.Parameter).Prepend("B_self"))}):");
        foreach (var field in fields)
            Add($"  B_object.__setattr__(B_self, '{field.Name}', {field.Value})");
        Add("  return");
        Add($"def B_values(B_self): return ({Each(one => $"B_self.{one}")})");
        Add($"def B_assigning(B_self, name): raise B_AttributeError(\"can't set attribute\" if name in B_self._fields"
            + $" else \"'{name}' object has no attribute \" + B_repr(name))");
        Add($"def B_deleting(B_self, name): raise B_AttributeError(\"can't delete attribute\" if name in B_self._fields"
            + $" else \"'{name}' object has no attribute \" + B_repr(name))");
        Add($"def _asdict(B_self): return {{{Each(one => $"'{one}': B_self.{one}")}}}");
        Add("def _replace(B_self, /, **kwds):");
        Add($"  result = B_self.__class__({Each(one => $"kwds.pop('{one}', B_self.{one})")})");
        Add("  if kwds: raise B_ValueError('Got unexpected field names: ' + B_repr(B_list(kwds)))");
        Add("  return result");
        Add("@classmethod");
        Add("def _make(cls, iterable):");
        Add("  values = B_tuple(iterable)");
        Add($"  if B_len(values) != {Number(names.Count)}:");
        Add($"    raise B_TypeError('Expected {Number(names.Count)} arguments, got ' + B_str(B_len(values)))");
        Add("  return cls(*values)");
        Add("def __repr__(B_self): return B_type(B_self).__name__ + '('"
            + string.Join(" + ', '", names.Select(one => $" + '{one}=' + B_repr(B_self.{one})")) + " + ')'");
        Add("def __iter__(B_self): return B_iter(B_self.B_values())");
        Add($"def __len__(B_self): return {Number(names.Count)}");
        Add("def __getitem__(B_self, index): return B_self.B_values()[index]");
        Add("def __hash__(B_self): return B_hash(B_self.B_values())");
        Add("def __eq__(B_self, other): return B_self.B_values() == (other.B_values() if B_hasattr(other, '.values') else other)");
        foreach (var (method, sign) in s_orders)
        {
            Add($"def {method}(B_self, other):");
            Add("  if B_hasattr(other, '.values'): other = other.B_values()");
            Add($"  return B_self.B_values() {sign} other if B_isinstance(other, B_tuple) else B_NotImplemented");
        }
        Add("def __add__(B_self, other): return B_self.B_values() + (other.B_values() if B_hasattr(other, '.values') else other)");
        Add("def __radd__(B_self, other): return other + B_self.B_values() if B_isinstance(other, B_tuple) else B_NotImplemented");
        Add("def __mul__(B_self, count): return B_self.B_values() * count");
        Add("def __rmul__(B_self, count): return count * B_self.B_values()");
        Add("def count(B_self, value, /): return B_self.B_values().count(value)");
        Add("def index(B_self, /, *args): return B_self.B_values().index(*args)");
        return text.ToString();
    }

    private static readonly (string Method, string Sign)[] s_orders =
        [("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
