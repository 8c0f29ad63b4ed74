using System.Reflection;
using LibTorch.Generator.Facts;

namespace LibTorch.Tests.Api;

/// <summary>
/// Holds compiled types against the facts. Everything that user code can see of a type must stand there: a name of our own would compile on one backend
/// only. The reverse is not asked, for the library is a subset.
/// <para>
/// Three differences are none: an interface that ours lacks (the facts list inherited ones too, and a subset may leave some out); the interfaces of enums
/// and delegates, which the runtime gives; and an override without a fact, see <see cref="IsPlainOverride"/>.
/// </para>
/// </summary>
internal sealed class SignatureCheck(FactsFile facts)
{
    private readonly ILookup<string, (TypeFact Type, MemberFact Member)> byName =
        facts.Types.SelectMany(type => type.Members.Select(member => (type, member))).ToLookup(pair => pair.member.Name);

    /// <summary>One text for each thing that the facts do not have, with the nearest that they have.</summary>
    public IReadOnlyList<string> Offenders(IEnumerable<Type> types) => [.. types.SelectMany(Offenders)];

    /// <summary>How many pairs of a type and a member's name the types have.</summary>
    public static int Coverage(IEnumerable<Type> types) =>
        types.Sum(type => ApiReader.Members(type).Select(pair => pair.Fact.Name).Distinct().Count());

    private IEnumerable<string> Offenders(Type type)
    {
        var ours = ApiReader.Describe(type);
        var fact = facts.Find(ours.FullName);
        if (fact is null) return [$"{ours.FullName}: no such type{Nearest(Namesakes(ours))}"];
        var known = fact.Members.ToHashSet();
        var unknown = ApiReader.Members(type).Where(pair => !known.Contains(pair.Fact) && !IsPlainOverride(type, pair.Member, pair.Fact));
        return Header(ours, fact).Concat(unknown.Select(pair => $"{ours.FullName}: {pair.Fact}{Nearest(NearFacts(fact, pair.Fact))}"));
    }

    private static IEnumerable<string> Header(TypeFact ours, TypeFact fact)
    {
        if (ours.Kind != fact.Kind) yield return $"{ours.FullName}: a {ours.Kind}, not a {fact.Kind}";
        if (ours.Base != fact.Base) yield return $"{ours.FullName}: derives from {ours.Base}, not from {fact.Base}";
        if (ours.Kind is "enum" or "delegate") yield break;
        foreach (var extra in ours.Interfaces.Except(fact.Interfaces))
        {
            var near = fact.Interfaces.Where(other => other.Name == extra.Name).Select(other => other.ToString());
            yield return $"{ours.FullName}: implements {extra}{Nearest(near)}";
        }
    }

    /// <summary>
    /// Whether a member only overrides one that callers see already, and looks the same to them: same types, parameter names and defaults.
    /// What it overrides is checked where it is declared; members of types of other assemblies (<c>ToString</c>) need no check.
    /// </summary>
    private static bool IsPlainOverride(Type type, MemberInfo member, MemberFact fact)
    {
        var overridden = Overridden(type, member);
        if (overridden is null) return false;
        return overridden.DeclaringType!.Assembly != type.Assembly || Signature(ApiReader.Describe(overridden)) == Signature(fact);
    }

    /// <summary>What a member replaces in the nearest class above, with that class's type arguments filled in.</summary>
    private static MemberInfo? Overridden(Type type, MemberInfo member)
    {
        var method = member as MethodInfo ?? (member as PropertyInfo)?.GetAccessors(true)[0];
        if (method is null || !ApiReader.Overrides(method)) return null;
        for (var above = type.BaseType; above is not null; above = above.BaseType)
        {
            var found = ApiReader.Members(above).Select(pair => pair.Member).FirstOrDefault(candidate =>
                candidate.MemberType == member.MemberType && candidate.Name == member.Name && Replaces(method, candidate));
            if (found is not null) return found;
        }
        return null;
    }

    private static bool Replaces(MethodInfo method, MemberInfo candidate)
    {
        var other = candidate as MethodInfo ?? ((PropertyInfo)candidate).GetAccessors(true)[0];
        return other.IsVirtual && other.GetGenericArguments().Length == method.GetGenericArguments().Length
            && other.GetParameters().Select(parameter => TypeNames.Of(parameter.ParameterType))
                .SequenceEqual(method.GetParameters().Select(parameter => TypeNames.Of(parameter.ParameterType)));
    }

    private static string Signature(MemberFact fact) => (fact with { Modifiers = [] }).ToString();

    private IEnumerable<string> Namesakes(TypeFact ours) => facts.Types.Where(type => type.Name == ours.Name).Select(type => type.Header);

    private IEnumerable<string> NearFacts(TypeFact type, MemberFact member)
    {
        var own = type.Named(member.Name);
        return own.Count > 0
            ? own.Select(near => near.ToString())
            : byName[member.Name].Take(3).Select(near => $"{near.Type.FullName}: {near.Member}");
    }

    private static string Nearest(IEnumerable<string> near)
    {
        var lines = string.Concat(near.Select(text => "\n      " + text));
        return lines.Length == 0 ? "; nothing of that name exists" : "; there is" + lines;
    }
}
