namespace Meld.Weights;

/// <summary>Formats of weights files.</summary>
internal enum WeightsFormat
{
    /// <summary>safetensors.</summary>
    Safetensors,

    /// <summary>A checkpoint of PyTorch: a zip archive, or the stream of before 1.6.</summary>
    Checkpoint,

    /// <summary>JSON that says which of several files has which tensor.</summary>
    Index,
}
