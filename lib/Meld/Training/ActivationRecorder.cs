using Meld.Encoders;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module;

namespace Meld.Training;

/// <summary>Measures, until it is disposed, what every module within a model gives.</summary>
internal sealed class ActivationRecorder : IDisposable
{
    private readonly List<ModuleInspection> outputs = [];
    private readonly ModuleListener listener;

    /// <summary>Starts to listen.</summary>
    public ActivationRecorder(Module model) => listener = new ModuleListener(model, Record);

    /// <summary>What was given so far, in the order of the calls.</summary>
    public IReadOnlyList<ModuleInspection> Outputs => outputs;

    /// <summary>Stops listening.</summary>
    public void Dispose() => listener.Dispose();

    private void Record(string name, Module module, IReadOnlyList<(string Name, Tensor Tensor)> given)
    {
        foreach (var (part, tensor) in given)
        {
            var place = given.Count == 1 ? name : $"{name}[{part}]";
            outputs.Add(new ModuleInspection(place, module.GetType().Name, TensorStatistics.Of(tensor)));
        }
    }
}
