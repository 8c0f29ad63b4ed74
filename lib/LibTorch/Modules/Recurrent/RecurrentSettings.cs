namespace TorchSharp.Modules;

/// <summary>What RNN, LSTM and GRU are made with.</summary>
/// <param name="Gates">Blocks of rows in each weight: 1 for RNN, 3 for GRU, 4 for LSTM.</param>
/// <param name="InputSize">Width of a step of the input.</param>
/// <param name="HiddenSize">Width of the state.</param>
/// <param name="Layers">How many layers, one on top of the other.</param>
/// <param name="Bias">Whether there are biases.</param>
/// <param name="BatchFirst">Whether input and output are [batch, steps, width] instead of [steps, batch, width].</param>
/// <param name="Dropout">Probability of dropout between layers.</param>
/// <param name="Bidirectional">Whether each layer also runs backwards.</param>
internal sealed record RecurrentSettings(
    long Gates, long InputSize, long HiddenSize, long Layers, bool Bias, bool BatchFirst, double Dropout, bool Bidirectional)
{
    internal long Directions => Bidirectional ? 2 : 1;
}
