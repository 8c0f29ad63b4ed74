using Meld.Storage;

namespace Meld.Weights.Safetensors;

/// <summary>One tensor's line of a header, checked on its own; offsets count from the end of the header.</summary>
internal sealed record SafetensorsEntry(string Name, TensorType Type, long[] Shape, long Begin, long End);
