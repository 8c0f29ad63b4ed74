namespace Meld.Tracking.Settings;

/// <summary>
/// Settings records as YAML. Properties are keys in snake_case, enum values are spelled in kebab-case, nested records are mappings, a nullable property is
/// an optional part. Values are read by the type they must have: nothing is guessed, and what is not known is an error.
/// </summary>
/// <remarks>
/// Defaults are the record's own: parameter defaults and initializers; a mapping that names some keys of a nested record leaves its others as the outer
/// record has them. A key without a default must be given unless it is nullable. <see cref="System.ComponentModel.DataAnnotations.RangeAttribute"/> bounds
/// numbers, <see cref="ShorthandAttribute"/> lets a bare value stand for a mapping, <see cref="ICheckedSettings"/> has rules between values; where
/// <see cref="System.Text.Json.Serialization.JsonPolymorphicAttribute"/> names a key, it says which of several records stands there. Types: bool, int, long,
/// float, double, string, enums, <see cref="IParsable{TSelf}"/>, <see cref="IReadOnlyList{T}"/> and arrays, <see cref="IReadOnlyDictionary{TKey, TValue}"/>, and
/// records of these.
/// </remarks>
public static class SettingsYaml
{
    /// <summary>Reads settings.</summary>
    /// <param name="text">YAML: one document with a mapping. Nothing at all is a mapping without keys.</param>
    /// <param name="file">What errors call it.</param>
    /// <param name="overrides"><c>a.b=value</c>, the value as YAML; <c>a.b=null</c> takes a part away. They are laid over the text first.</param>
    /// <exception cref="SettingsException">Unknown, repeated or missing keys, and values of a wrong type or out of range: all of them.</exception>
    public static T Parse<T>(string text, string file, IReadOnlyList<string> overrides)
        where T : class
    {
        var problems = new List<SettingsProblem>();
        var shape = RecordShape.Of(typeof(T));
        var root = Root(new TreeReader(file, lines: true, problems).Read(text), file, problems);
        // Where the file cannot be read, every key would be missing.
        if (root is null) throw new SettingsException(problems);
        Overrides.Apply(root, shape, overrides, problems);
        var record = new Binder(shape, problems).Record(root, shape, "", defaults: null);
        if (problems.Count == 0) return (T)record!;
        throw new SettingsException([.. problems.OrderBy(problem => problem.Source == file ? problem.Line ?? 0 : int.MaxValue)]);
    }

    /// <summary>
    /// Settings with every default written out, keys in the order of declaration; equal settings give equal text, and <see cref="Parse"/> gives them back.
    /// </summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static string Write<T>(T settings)
        where T : class => SettingsText.Of(TreeMaker.Record(settings, defaults: null));

    private static MappingNode? Root(SettingsNode? tree, string file, List<SettingsProblem> problems)
    {
        var entries = tree switch
        {
            MappingNode mapping => mapping.Entries,
            null or ScalarNode { IsNull: true } => [],
            _ => null,
        };
        if (entries is null) problems.Add(tree!.Place.Problem("settings are a mapping of keys to values"));
        return entries is null || (tree is null && problems.Count > 0) ? null : new MappingNode(new SettingsPlace(file, null), entries);
    }
}
