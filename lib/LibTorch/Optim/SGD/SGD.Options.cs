namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>The options of a group of SGD. What is null is taken from the optimizer.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Factor of the running sum of gradients; 0 for none.</summary>
        public double? momentum;

        /// <summary>Share of a new gradient that is left out of the running sum.</summary>
        public double? dampening;

        /// <summary>Factor of the parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>Whether the step looks ahead by one momentum step.</summary>
        public bool? nesterov;

        /// <summary>Whether to climb instead of to fall.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            momentum = other.momentum;
            dampening = other.dampening;
            weight_decay = other.weight_decay;
            nesterov = other.nesterov;
            maximize = other.maximize;
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
        }
    }
}
