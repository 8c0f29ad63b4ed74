namespace Meld.Weights;

/// <summary>A weights file breaks its format; the message names file, tensor and what is wrong.</summary>
public sealed class WeightsFormatException : IOException
{
    /// <summary>An error in the file as a whole (<paramref name="tensor"/> null) or in one tensor's entry.</summary>
    public WeightsFormatException(string file, string? tensor, string problem, Exception? cause = null)
        : base(tensor is null ? $"{file}: {problem}" : $"{file}, tensor \"{tensor}\": {problem}", cause) => (File, Tensor) = (file, tensor);

    /// <summary>Path or name of the file.</summary>
    public string File { get; }

    /// <summary>Name of the tensor at fault, or null where the file as a whole is.</summary>
    public string? Tensor { get; }
}
