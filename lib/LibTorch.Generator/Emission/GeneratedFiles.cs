using LibTorch.Generator.Facts;
using LibTorch.Generator.Schemas;
using LibTorch.Generator.Surface;

namespace LibTorch.Generator.Emission;

/// <summary>Everything that is generated.</summary>
/// <param name="Files">Text by file name.</param>
/// <param name="Unbound">Signatures that no operator fits and that are therefore written by hand or left out.</param>
public sealed record GeneratedFiles(IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> Unbound)
{
    /// <summary>Writes all files.</summary>
    /// <param name="schemas">libtorch's operators.</param>
    /// <param name="facts">TorchSharp's signatures.</param>
    /// <param name="map">The names that become public.</param>
    /// <param name="handWritten">Wrappers that hand-written code calls.</param>
    /// <exception cref="FormatException">The map names what does not exist, or hand-written code calls a wrapper that cannot be.</exception>
    public static GeneratedFiles Make(IReadOnlyList<Schema> schemas, FactsFile facts, IReadOnlyList<SurfaceEntry> map, IReadOnlySet<string> handWritten)
    {
        var writable = schemas.Where(AtenWriter.CanWrite).ToArray();
        var binder = new Binder(writable);
        Dictionary<string, string> files = [];
        List<string> unbound = [];
        HashSet<Schema> used = [];
        HashSet<string> called = [.. handWritten];
        foreach (var target in SurfaceClass.All)
        {
            var type = facts.Find(target.FullName) ?? throw new FormatException($"The facts have no type {target.FullName}.");
            List<SurfaceMember> members = [];
            foreach (var entry in map.Where(entry => entry.Classes.Contains(target.Letter)).OrderBy(entry => entry.Name, StringComparer.Ordinal))
                members.AddRange(Members(binder, type, target, entry, unbound));
            if (members.Count == 0) continue;
            used.UnionWith(members.Select(member => member.Schema).OfType<Schema>());
            called.UnionWith(members.SelectMany(member => HandWrittenUses.InText(member.Schema is null ? member.Expression : "")));
            files[target.FileName] = SurfaceWriter.Write(target, members);
        }
        used.UnionWith(Called(writable, called));
        files[AtenWriter.FileName] = AtenWriter.Write(used.OrderBy(schema => schema.Identifier, StringComparer.Ordinal));
        return new GeneratedFiles(files, unbound);
    }

    private static IEnumerable<SurfaceMember> Members(
        Binder binder, TypeFact type, SurfaceClass target, SurfaceEntry entry, List<string> unbound)
    {
        string[] names = entry.HasInPlace ? [entry.Name, entry.Name + "_"] : [entry.Name];
        foreach (var name in names)
        {
            var members = type.Named(name);
            if (members.Count == 0 && name == entry.Name) throw new FormatException($"Surface.map, line {entry.Line}: {type.FullName} has no {name}.");
            var inPlace = name != entry.Name;
            var documentation = inPlace ? "In place: " + entry.Documentation : entry.Documentation;
            var aten = (entry.Aten ?? target.Prefix + entry.Name) + (inPlace ? "_" : "");
            foreach (var member in members)
            {
                var signature = member.ToString();
                if (entry.Except.Any(part => signature.Contains(part, StringComparison.Ordinal))) continue;
                if (entry.Only is { } only && !signature.Contains(only, StringComparison.Ordinal)) continue;
                if (entry.Target is { } method) yield return new SurfaceMember(member, documentation, null, entry.TupleNames, ForwardCall.Write(member, inPlace ? method + "_" : method, entry.Packed));
                else if (binder.Bind(member, aten, entry.Arguments) is { } binding) yield return new SurfaceMember(member, documentation, binding.Schema, entry.TupleNames, OperatorCall.Write(binding));
                else unbound.Add($"{type.FullName}: {member}");
            }
        }
    }

    private static IEnumerable<Schema> Called(IEnumerable<Schema> writable, IReadOnlySet<string> handWritten)
    {
        var byName = writable.ToDictionary(schema => schema.Identifier);
        foreach (var name in handWritten)
            yield return byName.GetValueOrDefault(name) ?? throw new FormatException($"Hand-written code calls Aten.{name}; libtorch has no such operator, or it takes what no wrapper can pass.");
    }
}
