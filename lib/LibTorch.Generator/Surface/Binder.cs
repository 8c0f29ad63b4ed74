using LibTorch.Generator.Facts;
using LibTorch.Generator.Schemas;

namespace LibTorch.Generator.Surface;

/// <summary>
/// Finds the operator behind a public member. A parameter gives the argument of its own name (or of the name that TorchSharp usually calls it by),
/// else the first one left that its type fits, in order; arguments left over must have defaults; null where an operator takes none means its default. Of the overloads that can be called so, the one
/// with the fewest defaults and conversions wins.
/// </summary>
/// <param name="schemas">Every operator.</param>
public sealed class Binder(IEnumerable<Schema> schemas)
{
    private static readonly Dictionary<string, string[]> Synonyms = new()
    {
        ["input"] = ["self", "x"],
        ["tensor"] = ["self"],
        ["left"] = ["self"],
        ["right"] = ["other"],
        ["target"] = ["other", "mat2", "vec"],
        ["type"] = ["dtype"],
        ["dims"] = ["dim"],
        ["dimensions"] = ["dim"],
        ["finish"] = ["end"],
        ["sizes"] = ["size"],
        ["shape"] = ["size", "shape"],
    };

    private readonly ILookup<string, Schema> byName = schemas.Where(schema => !schema.IsOut).ToLookup(schema => schema.Name);

    /// <summary>The operator that a member calls; null when none fits.</summary>
    /// <param name="member">The member.</param>
    /// <param name="aten">Name of the operator.</param>
    /// <param name="renames">Parameters that are arguments of another name.</param>
    public Binding? Bind(MemberFact member, string aten, IReadOnlyDictionary<string, string> renames) =>
        byName[aten].Select(schema => TryBind(member, schema, renames)).OfType<Binding>().OrderBy(binding => binding.Cost).FirstOrDefault();

    private static Binding? TryBind(MemberFact member, Schema schema, IReadOnlyDictionary<string, string> renames)
    {
        if (member.TypeParameters.Count > 0 || !TypeMatch.Returns(member.Type, schema.Returns)) return null;
        var given = new ParameterFact?[schema.Arguments.Count];
        var cost = 0;

        bool Take(int argument, ParameterFact parameter)
        {
            if (argument < 0 || given[argument] is not null || TypeMatch.Cost(parameter.Type, schema.Arguments[argument]) is not { } price) return false;
            given[argument] = parameter;
            cost += price;
            return true;
        }

        int IndexOf(string name)
        {
            for (var i = 0; i < schema.Arguments.Count; i++)
                if (string.Equals(schema.Arguments[i].Name, name, StringComparison.OrdinalIgnoreCase)) return i;
            return -1;
        }

        if (!member.IsStatic && !Take(Math.Max(0, IndexOf("self")), Binding.Receiver)) return null;
        List<ParameterFact> unnamed = [];
        foreach (var parameter in member.Parameters)
        {
            if (parameter.Modifier is not ("" or "params")) return null;
            if (renames.TryGetValue(parameter.Name, out var renamed))
            {
                if (!Take(IndexOf(renamed), parameter)) return null;
                continue;
            }
            // An argument of the same name and another type means another operator.
            var named = IndexOf(parameter.Name);
            if (named >= 0)
            {
                if (!Take(named, parameter)) return null;
            }
            else if (!Synonyms.GetValueOrDefault(parameter.Name, []).Any(name => Take(IndexOf(name), parameter))) unnamed.Add(parameter);
        }
        foreach (var parameter in unnamed)
            if (!Enumerable.Range(0, given.Length).Any(argument => Take(argument, parameter))) return null;
        for (var i = 0; i < given.Length; i++)
        {
            if (given[i] is not null) continue;
            if (schema.Arguments[i].Default is null) return null;
            cost += 4;
        }
        return new Binding(member, schema, given, cost);
    }
}
