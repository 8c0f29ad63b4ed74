namespace LibTorch.Generator.Facts;

/// <summary>One type with its members.</summary>
/// <param name="Assembly">The assembly that has it.</param>
/// <param name="Kind"><c>class</c>, <c>static class</c>, <c>abstract class</c>, <c>struct</c>, <c>interface</c>, <c>enum</c> or <c>delegate</c>.</param>
/// <param name="FullName">Namespace, declaring types and name, all separated by dots; the number of type parameters follows a back-tick.</param>
/// <param name="Base">The base class; null for an interface.</param>
/// <param name="Interfaces">Every interface, inherited ones too.</param>
/// <param name="Members">The members that the type declares itself.</param>
public sealed record TypeFact(
    string Assembly,
    string Kind,
    string FullName,
    TypeName? Base,
    IReadOnlyList<TypeName> Interfaces,
    IReadOnlyList<MemberFact> Members)
{
    /// <summary>The part of the full name after the last dot.</summary>
    public string Name => FullName[(FullName.LastIndexOf('.') + 1)..];

    /// <summary>The first line.</summary>
    public string Header => $"## [{Assembly}] {Kind} {FullName} : {Base?.ToString() ?? "?"} {string.Join(", ", Interfaces)}".TrimEnd();

    /// <summary>Every overload of a name, in the order of the facts.</summary>
    public IReadOnlyList<MemberFact> Named(string name) => [.. Members.Where(member => member.Name == name)];

    /// <summary>The lines of the facts, first the header.</summary>
    public IEnumerable<string> Lines()
    {
        var members = Kind == "enum" && Members.Count > 0
            ? ["  " + string.Join(", ", Members)]
            : Members.Select(member => "  " + member);
        return members.Prepend(Header);
    }
}
