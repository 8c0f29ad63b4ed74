namespace TorchSharp.Modules;

public partial class NAdam
{
    /// <summary>The options of a group of NAdam. What is null is taken from the optimizer.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Decay of the running mean of the gradient, in [0, 1).</summary>
        public double? beta1;

        /// <summary>Decay of the running mean of its square, in [0, 1).</summary>
        public double? beta2;

        /// <summary>Added to the denominator.</summary>
        public double? eps;

        /// <summary>Factor of the parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>How fast the momentum's warm-up goes.</summary>
        public double? momentum_decay;

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            momentum_decay = reader.ReadDouble();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            beta1 = other.beta1;
            beta2 = other.beta2;
            eps = other.eps;
            weight_decay = other.weight_decay;
            momentum_decay = other.momentum_decay;
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1!.Value);
            writer.Write(beta2!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(momentum_decay!.Value);
        }
    }
}
