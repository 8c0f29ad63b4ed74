namespace Meld.Training;

/// <summary>What a module gave for a batch.</summary>
/// <param name="Name">Its dotted name, with a number behind where it gives several tensors.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Output">What it gave.</param>
public sealed record ModuleInspection(string Name, string Kind, TensorStatistics Output);
