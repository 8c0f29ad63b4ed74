namespace Meld.Weights.Checkpoints;

/// <summary>Finds the named tensors in what a checkpoint saved.</summary>
internal sealed class StateDictionary
{
    // The depth of nested dictionaries; modules nest in dotted names.
    private const int MostDepth = 16;

    // What all names may take together: a name repeats those of the dictionaries around it.
    private const int MostNameCharacters = 1 << 24;

    /// <summary>Where training programs keep a model's tensors beside the rest, in the order they are looked for.</summary>
    private static readonly string[] Keys = ["state_dict", "model_state_dict", "model"];

    private readonly WeightsBytes file;
    private readonly Dictionary<string, PickledTensor> tensors = new(StringComparer.Ordinal);
    private readonly HashSet<PickledDictionary> visited = new(ReferenceEqualityComparer.Instance);
    private int characters;

    private StateDictionary(WeightsBytes file) => this.file = file;

    /// <summary>
    /// The tensors by name, in their order: those under the first of <c>state_dict</c>, <c>model_state_dict</c> and <c>model</c> that has any, however deep,
    /// and else all. In a dictionary within the chosen one they are named after both, with a dot. Whatever is no tensor is left out.
    /// </summary>
    /// <exception cref="WeightsFormatException">There are none, or names are ambiguous.</exception>
    public static IReadOnlyDictionary<string, PickledTensor> Tensors(object? value, WeightsBytes file)
    {
        if (value is not PickledDictionary dictionary) throw file.Error($"holds {PickleValues.Describe(value)} where tensors by name should be.");
        for (var depth = 0; depth < MostDepth && Within(dictionary, file) is { } inner; depth++) dictionary = inner;
        var tensors = All(dictionary, file);
        return tensors.Count > 0 ? tensors : throw file.Error("holds no tensors.");
    }

    private static PickledDictionary? Within(PickledDictionary dictionary, WeightsBytes file) =>
        Keys.Select(dictionary.Find).OfType<PickledDictionary>().FirstOrDefault(inner => All(inner, file).Count > 0);

    private static Dictionary<string, PickledTensor> All(PickledDictionary dictionary, WeightsBytes file)
    {
        var state = new StateDictionary(file);
        state.Add(dictionary, "", 0);
        return state.tensors;
    }

    private void Add(PickledDictionary dictionary, string prefix, int depth)
    {
        if (depth == MostDepth) throw file.Error($"holds dictionaries more than {MostDepth} deep.");
        if (!visited.Add(dictionary)) throw file.Error($"holds the dictionary \"{prefix.TrimEnd('.')}\" twice, or within itself.");
        foreach (var (key, value) in dictionary.Items)
        {
            if (value is not (PickledTensor or PickledDictionary)) continue;
            var name = prefix + key switch { string text => text, long number => $"{number}", _ => throw Unnamed(prefix, key) };
            if ((characters += name.Length) > MostNameCharacters) throw file.Error($"names its tensors in more than {MostNameCharacters} characters.");
            if (value is PickledDictionary inner) Add(inner, name + '.', depth + 1);
            else if (!tensors.TryAdd(name, (PickledTensor)value)) throw new WeightsFormatException(file.Path, name, "occurs twice.");
        }
    }

    private WeightsFormatException Unnamed(string prefix, object? key) =>
        file.Error($"has {PickleValues.Describe(key)} in place of a name{(prefix.Length > 0 ? $" under \"{prefix.TrimEnd('.')}\"" : "")}.");
}
