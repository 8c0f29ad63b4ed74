namespace Meld.Weights;

/// <summary>The folder that keeps pretrained weights, each as <c>weights/NAME.safetensors</c> with its SHA-256 beside it.</summary>
/// <param name="directory">The cache's folder; made when something is put into it.</param>
public sealed class WeightsCache(string directory)
{
    private readonly string folder = Path.Combine(Path.GetFullPath(directory), "weights");

    /// <summary>The cache in <c>$MELD_CACHE</c>, or where that is not set in <c>~/.cache/meld</c>.</summary>
    public static WeightsCache Default => new(Environment.GetEnvironmentVariable("MELD_CACHE") is { Length: > 0 } set
        ? set
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "meld"));

    /// <summary>Where weights of this name are, or would be.</summary>
    /// <exception cref="ArgumentException">The name is not a plain file name.</exception>
    public string PathOf(string name) => name.Length > 0 && name[0] != '.' && Path.GetFileName(name) == name
        ? Path.Combine(folder, name + ".safetensors")
        : throw new ArgumentException($"\"{name}\" is no name of weights.", nameof(name));
}
