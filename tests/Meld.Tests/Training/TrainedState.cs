using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Meld.Training;
using Meld.Weights;

namespace Meld.Tests.Training;

/// <summary>Everything that equal trainings have alike, as a hash: the model's weights to the bit, the state that would be saved, and the history.</summary>
internal static class TrainedState
{
    public static string Of(Trainer trainer)
    {
        using var memory = new MemoryStream();
        foreach (var (name, tensor) in trainer.Classifier.Model.state_dict())
        {
            memory.Write(Encoding.UTF8.GetBytes(name));
            memory.Write(tensor.ToWeights().Bytes);
        }
        var checkpoint = trainer.ToCheckpoint("none");
        foreach (var (name, tensor) in checkpoint.Tensors.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            memory.Write(Encoding.UTF8.GetBytes(name));
            memory.Write(tensor.Bytes);
        }
        memory.Write(JsonSerializer.SerializeToUtf8Bytes(checkpoint.Position));
        return Convert.ToHexStringLower(SHA256.HashData(memory.ToArray()));
    }
}
